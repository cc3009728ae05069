/**
 * Stands for `@rjsf/validator-ajv8` in the bundle: RJSF imports it for a helper of its own tests. It makes code at run time,
 * which the page's policy forbids.
 */
export default undefined;
