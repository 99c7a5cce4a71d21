import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';

// The module table of the backend: who may import whose folder. `api`, `ui`, `i18n` are the platform and know no feature.
const features = ['tenancy', 'identity', 'forms', 'procedures', 'platform', 'operator', 'shells'];
const mayUse = {
  tenancy: ['shells'],
  identity: ['shells', 'tenancy'],
  forms: ['tenancy', 'identity'],
  procedures: ['forms', 'tenancy', 'identity', 'shells'],
  platform: ['shells'],
  operator: ['procedures'],
  shells: ['tenancy', 'identity', 'procedures', 'forms', 'platform'],
};

const forbid = (names) => ({
  'no-restricted-imports': ['error', { patterns: names.map((name) => ({ regex: `^\\.{1,2}/(.*/)?${name}/`, message: `This folder may not use ${name}/ (see the module table in eslint.config.js).` })) }],
});

export default tseslint.config(
  { ignores: ['dist/**', '.angular/**'] },
  {
    files: ['src/**/*.ts'],
    extends: [...tseslint.configs.recommended, ...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      // Route inputs are named by the URL: `return` and `from` are what people see there.
      '@angular-eslint/no-input-rename': 'off',
      '@angular-eslint/directive-selector': ['error', { type: 'attribute', prefix: 'cp', style: 'camelCase' }],
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'cp', style: 'kebab-case' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  { files: ['src/**/*.html'], extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility], rules: { '@angular-eslint/template/no-autofocus': 'off' } },
  { files: ['src/app/{api,ui,i18n}/**/*.ts'], rules: forbid(features) },
  ...features.map((name) => ({ files: [`src/app/${name}/**/*.ts`], rules: forbid(features.filter((other) => other !== name && !mayUse[name].includes(other))) })),
  { files: ['src/app/forms/engine/**/*.ts'], rules: forbid([...features, 'ui', 'api', 'i18n'].filter((name) => name !== 'forms')) },
);
