import type { SecretFacts } from '../cluster/read-secrets.ts';
import { DeployError } from '../failures.ts';
import { secretNeeds } from './secret-needs.ts';

const settings = {
  secret: { name: 'shop', keys: { URL: {}, JWT: { generateBytes: 48 }, KEY: {} } },
  database: undefined,
};
const secret = (keys: string[], isOwn = true): SecretFacts => ({
  name: 'shop',
  keys,
  isOwn,
  annotations: {},
  createdAt: '',
  changedAt: {},
});
const needs = (own: SecretFacts | undefined, variables: Record<string, string> = {}, required = ['URL', 'JWT']) =>
  secretNeeds({
    settings,
    contract: { required: { shop: required }, optional: {} },
    secrets: { shop: own },
    variables,
    hostDatabase: false,
  });

describe('what a Secret needs', () => {
  it.each([
    ['nothing when every key is there', secret(['JWT', 'URL']), {}, 'keep'],
    ['nothing when another tool made it whole', secret(['JWT', 'URL'], false), {}, 'keep'],
    ['to be made from the environment', undefined, { URL: 'postgresql://x' }, 'create'],
    ['a key that can be generated', secret(['URL']), {}, 'complete'],
  ])('is %s', (_case, own, variables, action) => {
    expect(needs(own, variables)).toBe(action);
  });

  it.each([
    ['no value is given', undefined, ['URL'], /the key "URL" of the Secret "shop"/, /environment variable/],
    ['the Secret belongs to somebody else', secret(['URL'], false), ['URL', 'JWT'], /"JWT"/, /never touched/],
  ])('is refused when %s', (_case, own, required, message, hint) => {
    const refusal = (): unknown => {
      try {
        return needs(own, {}, required);
      } catch (error) {
        return error;
      }
    };
    const error = refusal();
    expect(error).toBeInstanceOf(DeployError);
    expect(error).toMatchObject({
      kind: 'secret-incomplete',
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
  });
});
