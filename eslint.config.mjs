import eslint from '@eslint/js';
import jsdoc from 'eslint-plugin-jsdoc';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Time, chance, timers, environment and console each enter at one named place; everywhere else they are handed in. */
const fromOutside = [
  { object: 'Date', property: 'now', message: 'Take the time from the injected clock.' },
  { object: 'Math', property: 'random', message: 'Take chance from the injected random source.' },
  { object: 'process', property: 'env', message: 'Take settings from the environment read at the start.' },
  { object: 'process', property: 'exit', message: 'Give the exit code back to the caller.' },
];
const globalsFromOutside = ['setTimeout', 'setInterval', 'setImmediate', 'console'].map((name) => ({
  name,
  message: 'It comes in from outside, so that tests need no patching.',
}));
const noClock = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Take the time from the injected clock.',
  },
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      'coverage/**',
      'src/config/generated/**',
      'data/**',
      'tests/fixtures/**',
      'packages/create-component/template/**',
    ],
  },
  eslint.configs.recommended,
  {
    files: ['**/*.{cjs,mjs}'],
    languageOptions: { globals: globals.node },
  },
  {
    // What a build bundles is no import, so the import rules do not see it.
    files: ['packages/**/*.mjs'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'Literal[value=/^([.][.]\\u002F)+(src|tests|bench)\\u002F/]',
          message: 'Packages know nothing of src: copy data that `npm run generate` writes.',
        },
      ],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './packages/studio/page/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/require-await': 'off',
      // `const { dropped: _, ...rest }` drops a property.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'no-control-regex': 'off',
    },
  },
  {
    files: ['src/**/*.ts', 'packages/*/src/**/*.ts', 'packages/studio/page/**/*.{ts,tsx}'],
    ignores: ['**/*.test.ts'],
    plugins: { jsdoc },
    rules: {
      'max-lines': ['error', { max: 250 }],
      'max-lines-per-function': ['error', { max: 50 }],
      'max-params': ['error', { max: 3 }],
      complexity: ['error', { max: 10 }],
      'jsdoc/require-jsdoc': [
        'error',
        { publicOnly: true, require: { FunctionDeclaration: true, ClassDeclaration: true } },
      ],
      'jsdoc/require-description': ['error', { contexts: ['FunctionDeclaration', 'ClassDeclaration'] }],
      'no-restricted-properties': ['error', ...fromOutside],
      'no-restricted-globals': ['error', ...globalsFromOutside],
      'no-restricted-syntax': ['error', ...noClock],
    },
  },
  {
    // Markup has a line for each element and attribute, and a branch for each part that is shown or not.
    files: ['packages/studio/page/**/*.tsx'],
    rules: {
      'max-lines-per-function': ['error', { max: 85 }],
      complexity: ['error', { max: 15 }],
    },
  },
  {
    // The named places at which the outside enters.
    files: [
      'src/runtime/*.ts',
      'src/main.ts',
      'packages/component-ts-lite/src/run/{runAsProcess,systemClock}.ts',
      'packages/component-ts-lite/src/log/open*.ts',
      'packages/graph-emulator/src/**/process*.ts',
      'packages/graph-emulator/src/cli.ts',
      'packages/http-cassette/src/{cli,processTime}.ts',
      'packages/studio/src/{main,processTime}.ts',
      'packages/studio/src/tables/engine/{launch,main}.ts',
      'packages/studio/page/browser.ts',
      'packages/studio/src/testing/*.ts',
    ],
    rules: {
      'no-restricted-properties': 'off',
      'no-restricted-globals': 'off',
      'no-restricted-syntax': 'off',
    },
  },
  {
    files: [
      '**/*.test.ts',
      'tests/**/*.ts',
      'packages/*/{tests,scripts}/**/*.ts',
      'bench/**/*.ts',
      'scripts/**/*.ts',
    ],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
);
