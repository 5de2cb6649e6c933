import { explainFailure } from './errors.ts';

describe('explainFailure', () => {
  it.each([
    ['FATAL: could not write to file: No space left on device', /no space left for D/, /Free about/],
    ['FATAL: could not bind IPv4 address "127.0.0.1": Address already in use', /port is in use/, /DB_PORT/],
    ['could not open file "PG_VERSION": Permission denied', /permission denied on D/, /who owns it/],
    ['something else entirely', /could not start/, /something else entirely/],
    ['', /could not start/, /printed nothing/],
  ])('says what happened and what to do next for %j', (output, message, hint) => {
    const error = explainFailure('start', output, 'D');
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(hint);
  });
});
