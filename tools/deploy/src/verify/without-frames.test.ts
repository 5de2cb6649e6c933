import { withoutFrames } from './without-frames.ts';

it.each([
  [
    'Python',
    `starting
Traceback (most recent call last):
  File "/app/db.py", line 7, in connect
    raise translated_error from error
    ~~~~~^^^^
asyncpg.Error: password authentication failed for user "todo"

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "/app/main.py", line 1, in <module>
sqlalchemy.exc.DBAPIError: password authentication failed for user "todo"
(Background on this error at: https://example.com)`,
    [
      'starting',
      'asyncpg.Error: password authentication failed for user "todo"',
      'The above exception was the direct cause of the following exception:',
      'sqlalchemy.exc.DBAPIError: password authentication failed for user "todo"',
      '(Background on this error at: https://example.com)',
    ],
  ],
  [
    'Node',
    `Error: PORT is not a number
    at start (/app/server.js:3:9)
    at async main (/app/server.js:9:3)
Node.js v24.0.0`,
    ['Error: PORT is not a number', 'Node.js v24.0.0'],
  ],
  [
    'indented text that is no stack',
    'wrong settings:\n  JWT_SECRET is missing',
    ['wrong settings:', '  JWT_SECRET is missing'],
  ],
])('keeps of a log in %s what was thrown', (_language, log, lines) => {
  expect(
    withoutFrames(log)
      .split('\n')
      .filter((line) => line !== ''),
  ).toEqual(lines);
});
