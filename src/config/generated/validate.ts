// @ts-nocheck
/* Generated from scripts/schema by `npm run generate`: do not edit. */
import type { ValidateFunction } from 'ajv';
import type { Parameters } from './parameters';
"use strict";
export const validate = validate10 as unknown as ValidateFunction<Parameters>;

const schema11 = {"type":"object","required":["queries"],"properties":{"accounts":{"type":"object","additionalProperties":{"type":"object","required":["id"],"properties":{"id":{"type":"string","pattern":"^[0-9]+$"},"name":{"type":"string"},"category":{"type":"string"},"fb_page_id":{"type":["string","integer"]}}}},"api-version":{"type":"string","pattern":"^v[0-9]{1,3}\\.[0-9]{1,2}$"},"login":{"type":"string","enum":["facebook","instagram"]},"bucket-id":{"type":"string"},"on-error":{"type":"string","enum":["fail-at-end","fail-fast","continue"]},"overlap":{"type":"integer","minimum":0},"max-wait":{"type":"integer","minimum":0},"report":{"type":"boolean"},"debug":{"type":"boolean"},"fail-on-missing-permissions":{},"v1_compatibility":{},"runtime":{},"queries":{"type":"array","items":{"$ref":"#/definitions/query"}}},"definitions":{"query":{"type":"object","required":["name","query"],"if":{"required":["scope"],"properties":{"scope":{"const":"chosen"}}},"then":{"required":["chosen-accounts"],"properties":{"chosen-accounts":{"minItems":1}}},"properties":{"id":{"type":["integer","string"]},"template":{"type":"string"},"username":{"type":"string","pattern":"^\\s*@?[A-Za-z0-9._]*\\s*$"},"hashtag":{"type":"string","pattern":"^\\s*#?[^\\s#&?/(){}]*\\s*$"},"name":{"type":"string","minLength":1},"type":{"type":"string","enum":["nested-query"]},"run-by-id":{"type":"boolean"},"scope":{"type":"string","enum":["all","chosen","none"]},"chosen-accounts":{"type":"array","uniqueItems":true,"items":{"type":"string","pattern":"^[0-9]+$"}},"incremental":{"type":"boolean"},"snapshot":{"type":"boolean"},"disabled":{"type":"boolean"},"query":{"type":"object","properties":{"path":{"type":"string"},"fields":{"type":"string"},"ids":{"type":"string"},"since":{"type":["string","integer"]},"until":{"type":["string","integer"]},"limit":{"type":["string","integer"],"minimum":1,"pattern":"^\\s*([1-9][0-9]{0,5})?\\s*$"},"parameters":{"type":"string"},"time-based-pagination":{"type":"boolean"},"stop-on-empty-response":{"type":"boolean"}}}}}}};
const schema12 = {"type":"object","required":["name","query"],"if":{"required":["scope"],"properties":{"scope":{"const":"chosen"}}},"then":{"required":["chosen-accounts"],"properties":{"chosen-accounts":{"minItems":1}}},"properties":{"id":{"type":["integer","string"]},"template":{"type":"string"},"username":{"type":"string","pattern":"^\\s*@?[A-Za-z0-9._]*\\s*$"},"hashtag":{"type":"string","pattern":"^\\s*#?[^\\s#&?/(){}]*\\s*$"},"name":{"type":"string","minLength":1},"type":{"type":"string","enum":["nested-query"]},"run-by-id":{"type":"boolean"},"scope":{"type":"string","enum":["all","chosen","none"]},"chosen-accounts":{"type":"array","uniqueItems":true,"items":{"type":"string","pattern":"^[0-9]+$"}},"incremental":{"type":"boolean"},"snapshot":{"type":"boolean"},"disabled":{"type":"boolean"},"query":{"type":"object","properties":{"path":{"type":"string"},"fields":{"type":"string"},"ids":{"type":"string"},"since":{"type":["string","integer"]},"until":{"type":["string","integer"]},"limit":{"type":["string","integer"],"minimum":1,"pattern":"^\\s*([1-9][0-9]{0,5})?\\s*$"},"parameters":{"type":"string"},"time-based-pagination":{"type":"boolean"},"stop-on-empty-response":{"type":"boolean"}}}}};
const pattern0 = new RegExp("^[0-9]+$", "u");
const pattern1 = new RegExp("^v[0-9]{1,3}\\.[0-9]{1,2}$", "u");
const pattern2 = new RegExp("^\\s*@?[A-Za-z0-9._]*\\s*$", "u");
const pattern3 = new RegExp("^\\s*#?[^\\s#&?/(){}]*\\s*$", "u");
const pattern5 = new RegExp("^\\s*([1-9][0-9]{0,5})?\\s*$", "u");
import func2 from 'ajv/dist/runtime/ucs2length';

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.queries === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "queries"},message:"must have required property '"+"queries"+"'",schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.accounts !== undefined){
let data0 = data.accounts;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key0 in data0){
let data1 = data0[key0];
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.id === undefined){
const err1 = {instancePath:instancePath+"/accounts/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/accounts/additionalProperties/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema11.properties.accounts.additionalProperties.required,parentSchema:schema11.properties.accounts.additionalProperties,data:data1};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data1.id !== undefined){
let data2 = data1.id;
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
const err2 = {instancePath:instancePath+"/accounts/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/id",schemaPath:"#/properties/accounts/additionalProperties/properties/id/pattern",keyword:"pattern",params:{pattern: "^[0-9]+$"},message:"must match pattern \""+"^[0-9]+$"+"\"",schema:"^[0-9]+$",parentSchema:schema11.properties.accounts.additionalProperties.properties.id,data:data2};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/accounts/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/id",schemaPath:"#/properties/accounts/additionalProperties/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.accounts.additionalProperties.properties.id.type,parentSchema:schema11.properties.accounts.additionalProperties.properties.id,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data1.name !== undefined){
let data3 = data1.name;
if(typeof data3 !== "string"){
const err4 = {instancePath:instancePath+"/accounts/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/name",schemaPath:"#/properties/accounts/additionalProperties/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.accounts.additionalProperties.properties.name.type,parentSchema:schema11.properties.accounts.additionalProperties.properties.name,data:data3};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data1.category !== undefined){
let data4 = data1.category;
if(typeof data4 !== "string"){
const err5 = {instancePath:instancePath+"/accounts/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/category",schemaPath:"#/properties/accounts/additionalProperties/properties/category/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.accounts.additionalProperties.properties.category.type,parentSchema:schema11.properties.accounts.additionalProperties.properties.category,data:data4};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data1.fb_page_id !== undefined){
let data5 = data1.fb_page_id;
if((typeof data5 !== "string") && (!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5))))){
const err6 = {instancePath:instancePath+"/accounts/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/fb_page_id",schemaPath:"#/properties/accounts/additionalProperties/properties/fb_page_id/type",keyword:"type",params:{type: schema11.properties.accounts.additionalProperties.properties.fb_page_id.type},message:"must be string,integer",schema:schema11.properties.accounts.additionalProperties.properties.fb_page_id.type,parentSchema:schema11.properties.accounts.additionalProperties.properties.fb_page_id,data:data5};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/accounts/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/accounts/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.accounts.additionalProperties.type,parentSchema:schema11.properties.accounts.additionalProperties,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/accounts",schemaPath:"#/properties/accounts/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.accounts.type,parentSchema:schema11.properties.accounts,data:data0};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data["api-version"] !== undefined){
let data6 = data["api-version"];
if(typeof data6 === "string"){
if(!pattern1.test(data6)){
const err9 = {instancePath:instancePath+"/api-version",schemaPath:"#/properties/api-version/pattern",keyword:"pattern",params:{pattern: "^v[0-9]{1,3}\\.[0-9]{1,2}$"},message:"must match pattern \""+"^v[0-9]{1,3}\\.[0-9]{1,2}$"+"\"",schema:"^v[0-9]{1,3}\\.[0-9]{1,2}$",parentSchema:schema11.properties["api-version"],data:data6};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/api-version",schemaPath:"#/properties/api-version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties["api-version"].type,parentSchema:schema11.properties["api-version"],data:data6};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.login !== undefined){
let data7 = data.login;
if(typeof data7 !== "string"){
const err11 = {instancePath:instancePath+"/login",schemaPath:"#/properties/login/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.login.type,parentSchema:schema11.properties.login,data:data7};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!((data7 === "facebook") || (data7 === "instagram"))){
const err12 = {instancePath:instancePath+"/login",schemaPath:"#/properties/login/enum",keyword:"enum",params:{allowedValues: schema11.properties.login.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.login.enum,parentSchema:schema11.properties.login,data:data7};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data["bucket-id"] !== undefined){
let data8 = data["bucket-id"];
if(typeof data8 !== "string"){
const err13 = {instancePath:instancePath+"/bucket-id",schemaPath:"#/properties/bucket-id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties["bucket-id"].type,parentSchema:schema11.properties["bucket-id"],data:data8};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data["on-error"] !== undefined){
let data9 = data["on-error"];
if(typeof data9 !== "string"){
const err14 = {instancePath:instancePath+"/on-error",schemaPath:"#/properties/on-error/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties["on-error"].type,parentSchema:schema11.properties["on-error"],data:data9};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!(((data9 === "fail-at-end") || (data9 === "fail-fast")) || (data9 === "continue"))){
const err15 = {instancePath:instancePath+"/on-error",schemaPath:"#/properties/on-error/enum",keyword:"enum",params:{allowedValues: schema11.properties["on-error"].enum},message:"must be equal to one of the allowed values",schema:schema11.properties["on-error"].enum,parentSchema:schema11.properties["on-error"],data:data9};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.overlap !== undefined){
let data10 = data.overlap;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err16 = {instancePath:instancePath+"/overlap",schemaPath:"#/properties/overlap/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema11.properties.overlap.type,parentSchema:schema11.properties.overlap,data:data10};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < 0 || isNaN(data10)){
const err17 = {instancePath:instancePath+"/overlap",schemaPath:"#/properties/overlap/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema11.properties.overlap,data:data10};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
if(data["max-wait"] !== undefined){
let data11 = data["max-wait"];
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err18 = {instancePath:instancePath+"/max-wait",schemaPath:"#/properties/max-wait/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema11.properties["max-wait"].type,parentSchema:schema11.properties["max-wait"],data:data11};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 0 || isNaN(data11)){
const err19 = {instancePath:instancePath+"/max-wait",schemaPath:"#/properties/max-wait/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema11.properties["max-wait"],data:data11};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
if(data.report !== undefined){
let data12 = data.report;
if(typeof data12 !== "boolean"){
const err20 = {instancePath:instancePath+"/report",schemaPath:"#/properties/report/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema11.properties.report.type,parentSchema:schema11.properties.report,data:data12};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.debug !== undefined){
let data13 = data.debug;
if(typeof data13 !== "boolean"){
const err21 = {instancePath:instancePath+"/debug",schemaPath:"#/properties/debug/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema11.properties.debug.type,parentSchema:schema11.properties.debug,data:data13};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.queries !== undefined){
let data14 = data.queries;
if(Array.isArray(data14)){
const len0 = data14.length;
for(let i0=0; i0<len0; i0++){
let data15 = data14[i0];
const _errs35 = errors;
let valid6 = true;
const _errs36 = errors;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
let missing0;
if((data15.scope === undefined) && (missing0 = "scope")){
const err22 = {};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
else {
if(data15.scope !== undefined){
if("chosen" !== data15.scope){
const err23 = {};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
}
var _valid0 = _errs36 === errors;
errors = _errs35;
if(vErrors !== null){
if(_errs35){
vErrors.length = _errs35;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs38 = errors;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(data15["chosen-accounts"] === undefined){
const err24 = {instancePath:instancePath+"/queries/" + i0,schemaPath:"#/definitions/query/then/required",keyword:"required",params:{missingProperty: "chosen-accounts"},message:"must have required property '"+"chosen-accounts"+"'",schema:schema12.then.required,parentSchema:schema12.then,data:data15};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data15["chosen-accounts"] !== undefined){
let data17 = data15["chosen-accounts"];
if(Array.isArray(data17)){
if(data17.length < 1){
const err25 = {instancePath:instancePath+"/queries/" + i0+"/chosen-accounts",schemaPath:"#/definitions/query/then/properties/chosen-accounts/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema12.then.properties["chosen-accounts"],data:data17};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
}
var _valid0 = _errs38 === errors;
valid6 = _valid0;
}
if(!valid6){
const err26 = {instancePath:instancePath+"/queries/" + i0,schemaPath:"#/definitions/query/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema",schema:schema12.if,parentSchema:schema12,data:data15};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(data15.name === undefined){
const err27 = {instancePath:instancePath+"/queries/" + i0,schemaPath:"#/definitions/query/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema12.required,parentSchema:schema12,data:data15};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data15.query === undefined){
const err28 = {instancePath:instancePath+"/queries/" + i0,schemaPath:"#/definitions/query/required",keyword:"required",params:{missingProperty: "query"},message:"must have required property '"+"query"+"'",schema:schema12.required,parentSchema:schema12,data:data15};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data15.id !== undefined){
let data18 = data15.id;
if((!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))) && (typeof data18 !== "string")){
const err29 = {instancePath:instancePath+"/queries/" + i0+"/id",schemaPath:"#/definitions/query/properties/id/type",keyword:"type",params:{type: schema12.properties.id.type},message:"must be integer,string",schema:schema12.properties.id.type,parentSchema:schema12.properties.id,data:data18};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data15.template !== undefined){
let data19 = data15.template;
if(typeof data19 !== "string"){
const err30 = {instancePath:instancePath+"/queries/" + i0+"/template",schemaPath:"#/definitions/query/properties/template/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.template.type,parentSchema:schema12.properties.template,data:data19};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data15.username !== undefined){
let data20 = data15.username;
if(typeof data20 === "string"){
if(!pattern2.test(data20)){
const err31 = {instancePath:instancePath+"/queries/" + i0+"/username",schemaPath:"#/definitions/query/properties/username/pattern",keyword:"pattern",params:{pattern: "^\\s*@?[A-Za-z0-9._]*\\s*$"},message:"must match pattern \""+"^\\s*@?[A-Za-z0-9._]*\\s*$"+"\"",schema:"^\\s*@?[A-Za-z0-9._]*\\s*$",parentSchema:schema12.properties.username,data:data20};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/queries/" + i0+"/username",schemaPath:"#/definitions/query/properties/username/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.username.type,parentSchema:schema12.properties.username,data:data20};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data15.hashtag !== undefined){
let data21 = data15.hashtag;
if(typeof data21 === "string"){
if(!pattern3.test(data21)){
const err33 = {instancePath:instancePath+"/queries/" + i0+"/hashtag",schemaPath:"#/definitions/query/properties/hashtag/pattern",keyword:"pattern",params:{pattern: "^\\s*#?[^\\s#&?/(){}]*\\s*$"},message:"must match pattern \""+"^\\s*#?[^\\s#&?/(){}]*\\s*$"+"\"",schema:"^\\s*#?[^\\s#&?/(){}]*\\s*$",parentSchema:schema12.properties.hashtag,data:data21};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/queries/" + i0+"/hashtag",schemaPath:"#/definitions/query/properties/hashtag/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.hashtag.type,parentSchema:schema12.properties.hashtag,data:data21};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data15.name !== undefined){
let data22 = data15.name;
if(typeof data22 === "string"){
if(func2(data22) < 1){
const err35 = {instancePath:instancePath+"/queries/" + i0+"/name",schemaPath:"#/definitions/query/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema12.properties.name,data:data22};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/queries/" + i0+"/name",schemaPath:"#/definitions/query/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.name.type,parentSchema:schema12.properties.name,data:data22};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data15.type !== undefined){
let data23 = data15.type;
if(typeof data23 !== "string"){
const err37 = {instancePath:instancePath+"/queries/" + i0+"/type",schemaPath:"#/definitions/query/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.type.type,parentSchema:schema12.properties.type,data:data23};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(!(data23 === "nested-query")){
const err38 = {instancePath:instancePath+"/queries/" + i0+"/type",schemaPath:"#/definitions/query/properties/type/enum",keyword:"enum",params:{allowedValues: schema12.properties.type.enum},message:"must be equal to one of the allowed values",schema:schema12.properties.type.enum,parentSchema:schema12.properties.type,data:data23};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data15["run-by-id"] !== undefined){
let data24 = data15["run-by-id"];
if(typeof data24 !== "boolean"){
const err39 = {instancePath:instancePath+"/queries/" + i0+"/run-by-id",schemaPath:"#/definitions/query/properties/run-by-id/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema12.properties["run-by-id"].type,parentSchema:schema12.properties["run-by-id"],data:data24};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data15.scope !== undefined){
let data25 = data15.scope;
if(typeof data25 !== "string"){
const err40 = {instancePath:instancePath+"/queries/" + i0+"/scope",schemaPath:"#/definitions/query/properties/scope/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.scope.type,parentSchema:schema12.properties.scope,data:data25};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(!(((data25 === "all") || (data25 === "chosen")) || (data25 === "none"))){
const err41 = {instancePath:instancePath+"/queries/" + i0+"/scope",schemaPath:"#/definitions/query/properties/scope/enum",keyword:"enum",params:{allowedValues: schema12.properties.scope.enum},message:"must be equal to one of the allowed values",schema:schema12.properties.scope.enum,parentSchema:schema12.properties.scope,data:data25};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data15["chosen-accounts"] !== undefined){
let data26 = data15["chosen-accounts"];
if(Array.isArray(data26)){
const len1 = data26.length;
for(let i1=0; i1<len1; i1++){
let data27 = data26[i1];
if(typeof data27 === "string"){
if(!pattern0.test(data27)){
const err42 = {instancePath:instancePath+"/queries/" + i0+"/chosen-accounts/" + i1,schemaPath:"#/definitions/query/properties/chosen-accounts/items/pattern",keyword:"pattern",params:{pattern: "^[0-9]+$"},message:"must match pattern \""+"^[0-9]+$"+"\"",schema:"^[0-9]+$",parentSchema:schema12.properties["chosen-accounts"].items,data:data27};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/queries/" + i0+"/chosen-accounts/" + i1,schemaPath:"#/definitions/query/properties/chosen-accounts/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties["chosen-accounts"].items.type,parentSchema:schema12.properties["chosen-accounts"].items,data:data27};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
let i2 = data26.length;
let j0;
if(i2 > 1){
const indices0 = {};
for(;i2--;){
let item0 = data26[i2];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err44 = {instancePath:instancePath+"/queries/" + i0+"/chosen-accounts",schemaPath:"#/definitions/query/properties/chosen-accounts/uniqueItems",keyword:"uniqueItems",params:{i: i2, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i2+" are identical)",schema:true,parentSchema:schema12.properties["chosen-accounts"],data:data26};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
break;
}
indices0[item0] = i2;
}
}
}
else {
const err45 = {instancePath:instancePath+"/queries/" + i0+"/chosen-accounts",schemaPath:"#/definitions/query/properties/chosen-accounts/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema12.properties["chosen-accounts"].type,parentSchema:schema12.properties["chosen-accounts"],data:data26};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data15.incremental !== undefined){
let data28 = data15.incremental;
if(typeof data28 !== "boolean"){
const err46 = {instancePath:instancePath+"/queries/" + i0+"/incremental",schemaPath:"#/definitions/query/properties/incremental/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema12.properties.incremental.type,parentSchema:schema12.properties.incremental,data:data28};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data15.snapshot !== undefined){
let data29 = data15.snapshot;
if(typeof data29 !== "boolean"){
const err47 = {instancePath:instancePath+"/queries/" + i0+"/snapshot",schemaPath:"#/definitions/query/properties/snapshot/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema12.properties.snapshot.type,parentSchema:schema12.properties.snapshot,data:data29};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data15.disabled !== undefined){
let data30 = data15.disabled;
if(typeof data30 !== "boolean"){
const err48 = {instancePath:instancePath+"/queries/" + i0+"/disabled",schemaPath:"#/definitions/query/properties/disabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema12.properties.disabled.type,parentSchema:schema12.properties.disabled,data:data30};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data15.query !== undefined){
let data31 = data15.query;
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
if(data31.path !== undefined){
let data32 = data31.path;
if(typeof data32 !== "string"){
const err49 = {instancePath:instancePath+"/queries/" + i0+"/query/path",schemaPath:"#/definitions/query/properties/query/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.query.properties.path.type,parentSchema:schema12.properties.query.properties.path,data:data32};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data31.fields !== undefined){
let data33 = data31.fields;
if(typeof data33 !== "string"){
const err50 = {instancePath:instancePath+"/queries/" + i0+"/query/fields",schemaPath:"#/definitions/query/properties/query/properties/fields/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.query.properties.fields.type,parentSchema:schema12.properties.query.properties.fields,data:data33};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data31.ids !== undefined){
let data34 = data31.ids;
if(typeof data34 !== "string"){
const err51 = {instancePath:instancePath+"/queries/" + i0+"/query/ids",schemaPath:"#/definitions/query/properties/query/properties/ids/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.query.properties.ids.type,parentSchema:schema12.properties.query.properties.ids,data:data34};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data31.since !== undefined){
let data35 = data31.since;
if((typeof data35 !== "string") && (!(((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35))) && (isFinite(data35))))){
const err52 = {instancePath:instancePath+"/queries/" + i0+"/query/since",schemaPath:"#/definitions/query/properties/query/properties/since/type",keyword:"type",params:{type: schema12.properties.query.properties.since.type},message:"must be string,integer",schema:schema12.properties.query.properties.since.type,parentSchema:schema12.properties.query.properties.since,data:data35};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data31.until !== undefined){
let data36 = data31.until;
if((typeof data36 !== "string") && (!(((typeof data36 == "number") && (!(data36 % 1) && !isNaN(data36))) && (isFinite(data36))))){
const err53 = {instancePath:instancePath+"/queries/" + i0+"/query/until",schemaPath:"#/definitions/query/properties/query/properties/until/type",keyword:"type",params:{type: schema12.properties.query.properties.until.type},message:"must be string,integer",schema:schema12.properties.query.properties.until.type,parentSchema:schema12.properties.query.properties.until,data:data36};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data31.limit !== undefined){
let data37 = data31.limit;
if((typeof data37 !== "string") && (!(((typeof data37 == "number") && (!(data37 % 1) && !isNaN(data37))) && (isFinite(data37))))){
const err54 = {instancePath:instancePath+"/queries/" + i0+"/query/limit",schemaPath:"#/definitions/query/properties/query/properties/limit/type",keyword:"type",params:{type: schema12.properties.query.properties.limit.type},message:"must be string,integer",schema:schema12.properties.query.properties.limit.type,parentSchema:schema12.properties.query.properties.limit,data:data37};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if((typeof data37 == "number") && (isFinite(data37))){
if(data37 < 1 || isNaN(data37)){
const err55 = {instancePath:instancePath+"/queries/" + i0+"/query/limit",schemaPath:"#/definitions/query/properties/query/properties/limit/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema12.properties.query.properties.limit,data:data37};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(typeof data37 === "string"){
if(!pattern5.test(data37)){
const err56 = {instancePath:instancePath+"/queries/" + i0+"/query/limit",schemaPath:"#/definitions/query/properties/query/properties/limit/pattern",keyword:"pattern",params:{pattern: "^\\s*([1-9][0-9]{0,5})?\\s*$"},message:"must match pattern \""+"^\\s*([1-9][0-9]{0,5})?\\s*$"+"\"",schema:"^\\s*([1-9][0-9]{0,5})?\\s*$",parentSchema:schema12.properties.query.properties.limit,data:data37};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
}
if(data31.parameters !== undefined){
let data38 = data31.parameters;
if(typeof data38 !== "string"){
const err57 = {instancePath:instancePath+"/queries/" + i0+"/query/parameters",schemaPath:"#/definitions/query/properties/query/properties/parameters/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.query.properties.parameters.type,parentSchema:schema12.properties.query.properties.parameters,data:data38};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data31["time-based-pagination"] !== undefined){
let data39 = data31["time-based-pagination"];
if(typeof data39 !== "boolean"){
const err58 = {instancePath:instancePath+"/queries/" + i0+"/query/time-based-pagination",schemaPath:"#/definitions/query/properties/query/properties/time-based-pagination/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema12.properties.query.properties["time-based-pagination"].type,parentSchema:schema12.properties.query.properties["time-based-pagination"],data:data39};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data31["stop-on-empty-response"] !== undefined){
let data40 = data31["stop-on-empty-response"];
if(typeof data40 !== "boolean"){
const err59 = {instancePath:instancePath+"/queries/" + i0+"/query/stop-on-empty-response",schemaPath:"#/definitions/query/properties/query/properties/stop-on-empty-response/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema12.properties.query.properties["stop-on-empty-response"].type,parentSchema:schema12.properties.query.properties["stop-on-empty-response"],data:data40};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
}
else {
const err60 = {instancePath:instancePath+"/queries/" + i0+"/query",schemaPath:"#/definitions/query/properties/query/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.properties.query.type,parentSchema:schema12.properties.query,data:data31};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
}
else {
const err61 = {instancePath:instancePath+"/queries/" + i0,schemaPath:"#/definitions/query/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.type,parentSchema:schema12,data:data15};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
}
else {
const err62 = {instancePath:instancePath+"/queries",schemaPath:"#/properties/queries/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.queries.type,parentSchema:schema11.properties.queries,data:data14};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
}
else {
const err63 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.type,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}

