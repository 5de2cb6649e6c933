import { readdirSync } from 'node:fs';
import nx from '@nx/eslint-plugin';
import nextPlugin from '@next/eslint-plugin-next';
import reactHooks from 'eslint-plugin-react-hooks';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';
import { boundaries } from './tools/workspace/src/boundaries.mjs';

const featureFolders = readdirSync(new URL('apps/frontend/src/features', import.meta.url));
const environmentReaders = ['**/env.ts', '**/environment.ts', '**/*.test.ts', '**/*.test.tsx', 'apps/e2e/**'];

export default tseslint.config(
  {
    ignores: [
      '**/node_modules',
      '**/dist',
      '**/.next',
      '**/.venv',
      '**/.nx',
      '**/*.gen.*',
      '**/next-env.d.ts',
      '**/*.cjs',
      '**/test-results',
    ],
  },
  ...tseslint.configs.strict,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/no-extraneous-class': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    plugins: { '@nx': nx },
    files: ['**/*.ts', '**/*.tsx', '**/*.mjs'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { allow: [], depConstraints: boundaries, enforceBuildableLibDependency: false },
      ],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    ignores: environmentReaders,
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Read the environment in env.ts and pass values on.' },
      ],
    },
  },
  {
    files: ['apps/frontend/**/*.{ts,tsx}', 'libs/ui/**/*.{ts,tsx}'],
    plugins: { '@next/next': nextPlugin, 'react-hooks': reactHooks },
    settings: { next: { rootDir: 'apps/frontend' } },
    rules: {
      ...nextPlugin.configs.recommended.rules,
      ...nextPlugin.configs['core-web-vitals'].rules,
      ...reactHooks.configs.recommended.rules,
      '@next/next/no-html-link-for-pages': 'off',
    },
  },
  ...featureFolders.map((feature) => ({
    // Features meet on pages, in `app/`; what two of them need lives in `lib/`.
    files: [`apps/frontend/src/features/${feature}/**/*.{ts,tsx}`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: featureFolders.filter((other) => other !== feature).map((other) => `@/features/${other}/**`),
              message: 'A feature imports no other feature. Compose them in app/, or move what both need to lib/.',
            },
            { group: ['**/../../../**'], message: 'Outside of the feature, import by @/.' },
          ],
        },
      ],
    },
  })),
  {
    files: ['apps/frontend/src/lib/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@/features/**', '@/app/**'], message: 'lib/ knows no feature and no page.' }] },
      ],
    },
  },
  {
    // Tests may shape fixtures freely.
    files: ['**/*.test.ts', '**/*.test.tsx', 'apps/e2e/**/*.ts'],
    rules: {
      '@typescript-eslint/consistent-type-assertions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
    },
  },
  prettier,
);
