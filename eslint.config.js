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
