import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';

// What a folder may not touch is written here, so that `npm run lint` is where the drawing in ARCHITECTURE.md is checked
// for globals; imports are compared with it by a test.
const platform = [
  'window',
  'document',
  'self',
  'location',
  'navigator',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'browser',
  'chrome',
  'fetch',
  'WebSocket',
  'crypto',
  'setTimeout',
  'setInterval',
];

export default ts.config(
  {ignores: ['**/dist/', '**/build/', '**/.wxt/', '**/.output/', '**/testdata/', 'web/client/src/api/schema.ts']},
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  ...ts.configs.stylisticTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {parserOptions: {projectService: true, extraFileExtensions: ['.svelte']}},
    rules: {
      // Union variants and option bags read better as types; interfaces stay for what a class or a platform implements.
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}],
      '@typescript-eslint/no-confusing-void-expression': ['error', {ignoreArrowShorthand: true}],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // An id's type is chosen by who makes or reads it: generateId<AccountId>(random).
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      'no-console': 'error',
      'no-undef': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {parserOptions: {parser: ts.parser}},
  },
  {
    files: ['web/app/**/*.svelte', 'web/app/**/*.ts'],
    rules: {
      // An empty text is as good as none where something is drawn.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', {ignorePrimitives: {string: true}}],
    },
  },
  {
    // ESLint sees a component imported from another one as `any`; svelte-check knows its props and checks them. Reading a
    // value so that an effect depends on it is written `void value`.
    files: ['web/app/**/*.svelte'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      '@typescript-eslint/no-meaningless-void-operator': 'off',
    },
  },
  {
    files: ['web/client/src/**/*.ts'],
    ignores: ['**/*.test.ts', '**/testing/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...platform.map((name) => ({name, message: 'web/client takes its platform as an argument (platform.ts).'})),
      ],
      'no-restricted-properties': ['error', {object: 'Date', property: 'now', message: 'Time is an argument.'}],
    },
  },
  {files: ['**/*.js', '**/*.mjs'], extends: [ts.configs.disableTypeChecked]},
);
