/**
 * A form as the platform shows it, in a browser: react-jsonschema-form and the platform's extensions, as far as our schemas use them
 * (https://help.keboola.com/extend/component/ui-options/configuration-schema/). The page around it has `showForm(schema,
 * parameters)`, which shows one in place of the one before and gives `window.parameters()`, and hands in `window.doAction(name, parameters)`.
 */
import Form from '@rjsf/core';
import validator from '@rjsf/validator-ajv8';
import { createElement as h, useState } from 'react';
import { createRoot } from 'react-dom/client';

const page = globalThis.window;

/** A sentence in Markdown, as far as ours use it: HTML's `code`, and `**`. */
const plain = (text = '') => text.replace(/<\/?code>|\*\*/g, '');

function Button({ schema, registry }) {
  const [answer, setAnswer] = useState('');
  const { parameters } = registry.formContext;
  const { action = 'testConnection', label = schema.title } = schema.options?.async ?? {};
  const click = async () => setAnswer(await page.doAction(action, parameters()));
  return h(
    'div',
    null,
    h('button', { type: 'button', onClick: click }, label),
    h('p', { role: 'status' }, answer),
  );
}

/** Loads the choices of a select by its action. */
function Loader({ options, path, onLoaded, parameters }) {
  const load = async () => onLoaded(path, JSON.parse(await page.doAction(options.action, parameters())));
  return h('button', { type: 'button', onClick: load }, options.label);
}

/** The schema as react-jsonschema-form takes it: choices loaded, hidden fields left out; and how each field is shown. */
function translate(schema, state, path = '') {
  const ui = { 'ui:order': [] };
  const entries = Object.entries(schema.properties).filter(([, field]) => isShown(field, state.data));
  const properties = {};
  for (const [name, field] of entries.sort(([, a], [, b]) => a.propertyOrder - b.propertyOrder)) {
    const at = `${path}/${name}`;
    ui['ui:order'].push(name);
    const { options = {}, description, format, ...rest } = field;
    delete rest.propertyOrder;
    const help = [plain(options.tooltip)].filter(Boolean).join(' ');
    if (field.type === 'object') {
      const nested = translate(field, state, at);
      properties[name] = { ...rest, properties: nested.schema.properties };
      ui[name] = nested.ui;
    } else if (field.type === 'button') {
      properties[name] = { ...rest, type: 'null', options };
      ui[name] = { 'ui:field': Button };
    } else {
      const choices = state.loaded[at] ?? [];
      const known = choicesOf(field, choices, valueAt(state.data, at));
      properties[name] = { ...rest, ...known, ...(description && { description: plain(description) }) };
      ui[name] = {
        'ui:help': options.async
          ? h('span', null, help, ' ', h(Loader, { options: options.async, path: at, ...state }))
          : help,
        ...(options.inputAttributes && { 'ui:placeholder': options.inputAttributes.placeholder }),
        ...(format === 'textarea' && { 'ui:widget': 'textarea' }),
        ...(format === 'radio' && { 'ui:widget': 'radio' }),
        ...(known['ui:enumNames'] && { 'ui:enumNames': known['ui:enumNames'] }),
      };
      delete properties[name]['ui:enumNames'];
    }
  }
  return { schema: { ...schema, properties }, ui };
}

function valueAt(data, path) {
  return path
    .split('/')
    .slice(1)
    .reduce((value, key) => value?.[key], data);
}

/** Values that stand in the configuration and not in the list stay choosable, as in a select that takes new ones. */
function choicesOf(field, loaded, value) {
  const isMany = field.type === 'array';
  const { enum: fixed, ...item } = isMany ? field.items : field;
  if (fixed === undefined) {
    return {};
  }
  const titles = field.options?.enum_titles ?? fixed;
  const known = [
    ...fixed.map((one, index) => [one, String(titles[index])]),
    ...loaded.map((one) => [one.value, one.label]),
  ];
  const given = (isMany ? (value ?? []) : [value]).filter((one) => one !== undefined);
  const all = [
    ...known,
    ...given.filter((one) => !known.some(([each]) => each === one)).map((one) => [one, String(one)]),
  ];
  const names = { 'ui:enumNames': all.map(([, title]) => title) };
  const values = all.length > 0 ? { enum: all.map(([one]) => one) } : {};
  return isMany
    ? { items: { type: item.type, ...values }, ...names }
    : { enum: undefined, ...values, ...names };
}

function isShown({ options }, data) {
  return Object.entries(options?.dependencies ?? {}).every(([key, value]) => data?.[key] === value);
}

function Page({ schema, parameters: given }) {
  const [data, setData] = useState(given);
  const [loaded, setLoaded] = useState({});
  page.parameters = () => data;
  const state = {
    data,
    loaded,
    parameters: () => page.parameters(),
    onLoaded: (path, choices) => setLoaded((before) => ({ ...before, [path]: choices })),
  };
  const { schema: shown, ui } = translate(schema, state);
  return h(Form, {
    schema: shown,
    uiSchema: { ...ui, 'ui:submitButtonOptions': { submitText: 'Save' } },
    formData: data,
    validator,
    noValidate: true,
    formContext: { parameters: () => page.parameters() },
    onChange: ({ formData }) => setData(formData),
  });
}

let root;

page.showForm = (schema, parameters) => {
  root?.unmount();
  root = createRoot(globalThis.document.getElementById('form'));
  root.render(h(Page, { schema, parameters }));
};
