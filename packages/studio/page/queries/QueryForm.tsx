import Form from '@rjsf/core';
import type {
  FieldTemplateProps,
  ObjectFieldTemplateProps,
  RegistryWidgetsType,
  ValidatorType,
  WidgetProps,
} from '@rjsf/utils';
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { JsonObject } from '../../src/wire';
import { wordsOf } from '../api';
import { useStudio } from '../studio';
import { CheckList } from '../ui/CheckList';
import type { Choice } from '../ui/CheckList';
import { Message } from '../ui/Message';
import { adaptSchema, toForm, withDates } from './adaptSchema';
import type { Names } from './completions';
import { FieldsEditor } from './FieldsEditor';
import type { Problem } from './problems';
import { isObject } from './queries';

/** The component validates, with `validateQuery`: the form has no rules of its own. */
const NO_VALIDATOR: ValidatorType = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  isValid: () => true,
  rawValidation: () => ({ errors: [] }),
};

/** What widgets need beside their value. */
interface FormContext {
  readonly path: string;
  readonly names: Names;
  readonly problems: readonly Problem[];
}

/** The form of a query, made of the component's own schema. */
export function QueryForm({
  schema: given,
  value,
  names,
  problems,
  onChange,
}: {
  readonly schema: JsonObject;
  readonly value: JsonObject;
  readonly names: Names;
  readonly problems: readonly Problem[];
  readonly onChange: (value: JsonObject) => void;
}): JSX.Element {
  const schema = useMemo(() => withDates(given), [given]);
  const shown = useMemo(() => toForm(value, schema), [schema, value]);
  const adapted = useMemo(() => adaptSchema(schema, shown), [schema, shown]);
  const { query } = value;
  const path = isObject(query) && typeof query['path'] === 'string' ? query['path'] : '';
  const formContext: FormContext = { path, names, problems };
  return (
    <Form
      tagName="div"
      schema={adapted.schema}
      uiSchema={adapted.uiSchema}
      formData={shown}
      formContext={formContext}
      validator={NO_VALIDATOR}
      widgets={WIDGETS}
      templates={{ FieldTemplate, ObjectFieldTemplate }}
      noHtml5Validate
      showErrorList={false}
      // Keys that the form does not show stay as they are.
      onChange={({ formData }: { formData?: JsonObject }) =>
        onChange({ ...hiddenOf(shown, schema), ...formData })
      }
    >
      <></>
    </Form>
  );
}

function hiddenOf(value: JsonObject, { properties }: JsonObject): JsonObject {
  const shown = isObject(properties) ? properties : {};
  return Object.fromEntries(Object.entries(value).filter(([key]) => !(key in shown) || key === 'id'));
}

const WIDGETS: RegistryWidgetsType = {
  fields: FieldsWidget,
  choices: ChoicesWidget,
  choice: ChoiceWidget,
  info: InfoWidget,
};

function FieldsWidget({ id, value, label, onChange, registry }: WidgetProps): JSX.Element {
  const { path, names, problems } = registry.formContext as FormContext;
  return (
    <FieldsEditor
      label={label}
      describedBy={`${id}__description`}
      value={typeof value === 'string' ? value : ''}
      path={path}
      names={names}
      problems={problems}
      onChange={onChange}
    />
  );
}

function ChoicesWidget({ value, label, onChange, options }: WidgetProps): JSX.Element {
  const { choices, error } = useChoices(options['async']);
  const chosen = Array.isArray(value) ? value.map(String) : [];
  const known = new Set(choices.map((choice) => choice.value));
  const unknown = chosen.filter((one) => !known.has(one)).map((one) => ({ value: one, label: one }));
  return (
    <>
      <CheckList title={label} choices={[...choices, ...unknown]} chosen={chosen} onChange={onChange} />
      {error !== '' && <Message tone="bad">{error}</Message>}
    </>
  );
}

function ChoiceWidget({ id, value, onChange, options }: WidgetProps): JSX.Element {
  const { choices, error } = useChoices(options['async']);
  return (
    <>
      <input
        id={id}
        list={`${id}-choices`}
        value={typeof value === 'string' ? value : ''}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <datalist id={`${id}-choices`}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} label={choice.label} />
        ))}
      </datalist>
      {error !== '' && <Message tone="bad">{error}</Message>}
    </>
  );
}

/** The choices that an action of the component gives. */
function useChoices(async: unknown): { choices: readonly Choice[]; error: string } {
  const { act } = useStudio();
  const [state, setState] = useState<{ choices: readonly Choice[]; error: string }>({
    choices: [],
    error: '',
  });
  const { action: asked } = (async ?? {}) as { action?: string };
  const action = asked ?? 'queryAccounts';
  useEffect(() => {
    void act<readonly Choice[]>(action).then(
      (choices) => setState({ choices, error: '' }),
      (error: unknown) => setState({ choices: [], error: wordsOf(error) }),
    );
    // Loaded once: it does not depend on the query.
  }, [action]);
  return state;
}

function InfoWidget({ label }: WidgetProps): JSX.Element {
  return <Message tone="info">{label}</Message>;
}

function FieldTemplate(props: FieldTemplateProps): JSX.Element {
  const { id, label, children, rawDescription, schema, uiSchema, hidden, required } = props;
  if (hidden === true) {
    return <></>;
  }
  const isPlain = schema.type !== 'object' && schema.type !== 'boolean';
  const tooltip = String(uiSchema?.['ui:options']?.['tooltip'] ?? '').replaceAll('**', '');
  const hint = `${rawDescription ?? ''} ${tooltip}`.trim();
  const ownsLabel = uiSchema?.['ui:widget'] === 'choices' || uiSchema?.['ui:widget'] === 'info';
  return (
    <div class={`field field-${String(schema.type)}`}>
      {isPlain && !ownsLabel && (
        <label for={id}>
          {label}
          {required === true ? ' *' : ''}
        </label>
      )}
      {children as ComponentChildren}
      {isPlain && hint !== '' && (
        <p class="hint" id={`${id}__description`}>
          {hint}
        </p>
      )}
    </div>
  );
}

function ObjectFieldTemplate({
  title,
  properties,
  fieldPathId,
  uiSchema,
}: ObjectFieldTemplateProps): JSX.Element {
  const parts = properties.map(({ content }) => content as ComponentChildren);
  if (fieldPathId.path.length === 0) {
    return <div class="form">{parts}</div>;
  }
  return uiSchema?.['ui:options']?.['isCollapsed'] === true ? (
    <details>
      <summary>{title}</summary>
      {parts}
    </details>
  ) : (
    <fieldset>
      <legend>{title}</legend>
      {parts}
    </fieldset>
  );
}
