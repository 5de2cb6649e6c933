import { parseEnvironment } from './env';

describe('the environment', () => {
  it('takes the backend address and leaves the rest at its defaults', () => {
    expect(parseEnvironment({ BACKEND_URL: 'http://localhost:8000', PUBLIC_ORIGIN: '' })).toEqual({
      BACKEND_URL: 'http://localhost:8000',
      CHAT_UI: 'auto',
    });
  });

  it('names every variable that is missing or wrong', () => {
    expect(() => parseEnvironment({ CHAT_UI: 'other', PUBLIC_ORIGIN: 'ftp://x' })).toThrow(
      /BACKEND_URL.*PUBLIC_ORIGIN.*CHAT_UI/,
    );
  });

  it('reduces the public origin to an origin', () => {
    expect(
      parseEnvironment({ BACKEND_URL: 'http://b', PUBLIC_ORIGIN: 'https://todo.example/path' }).PUBLIC_ORIGIN,
    ).toBe('https://todo.example');
  });
});
