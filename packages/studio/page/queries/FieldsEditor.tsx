import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, keymap } from '@codemirror/view';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { completionsAt } from './completions';
import type { Names } from './completions';
import type { Problem } from './problems';

/** What the editor needs. */
export interface FieldsEditorProps {
  readonly value: string;
  readonly label: string;
  readonly describedBy?: string;
  /** Path of the query, for the names that are offered. */
  readonly path: string;
  readonly names: Names;
  readonly problems: readonly Problem[];
  readonly onChange: (value: string) => void;
}

/** An editor for `fields`: names are offered, problems are underlined at their place. */
export function FieldsEditor(props: FieldsEditorProps): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    if (place.current === null) {
      return undefined;
    }
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({ doc: latest.current.value, extensions: extensions(latest) }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, []);
  const { value, problems } = props;
  useEffect(() => {
    const editor = view.current;
    // While somebody types, an older value comes back: it must not replace what was typed since.
    if (editor?.hasFocus === false && editor.state.doc.toString() !== value) {
      editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
    }
  }, [value]);
  useEffect(() => {
    const editor = view.current;
    if (editor !== undefined) {
      const { length } = editor.state.doc;
      const within = problems.filter(({ to }) => to <= length);
      editor.dispatch(setDiagnostics(editor.state, [...within]));
    }
  }, [problems]);
  return <div class="fields-editor" ref={place} />;
}

function extensions(latest: { readonly current: FieldsEditorProps }) {
  const { label, describedBy } = latest.current;
  const complete = (context: CompletionContext): CompletionResult | null => {
    const { path, names } = latest.current;
    const text = context.state.sliceDoc(0, context.pos);
    const { from, options } = completionsAt(text, path, names);
    const isAsked = context.explicit || from < context.pos || /[.({,]$/.test(text);
    return isAsked && options.length > 0 ? { from, options: [...options], validFor: /^\w*$/ } : null;
  };
  return [
    history(),
    drawSelection(),
    EditorView.lineWrapping,
    lintGutter(),
    autocompletion({ override: [complete], icons: false }),
    // Tab is left alone: it leads to the next part of the form.
    keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]),
    EditorView.contentAttributes.of({
      'aria-label': label,
      'data-name': 'fields',
      ...(describedBy !== undefined && { 'aria-describedby': describedBy }),
    }),
    EditorView.updateListener.of((update) => {
      const value = update.state.doc.toString();
      if (update.docChanged && value !== latest.current.value) {
        latest.current.onChange(value);
      }
    }),
  ];
}
