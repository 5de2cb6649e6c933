import { guessImportFormat } from './import-file';

describe('what a file to import is taken for', () => {
  it.each([
    ['todo-2026-11-24.json', '', 'json'],
    ['Tasks.CSV', '', 'csv'],
    ['todo.txt', '(A) Call mom +family due:2026-12-01', 'todotxt'],
    ['todo.txt', 'Write the title, then print it', 'todotxt'],
    ['export', '\uFEFF{"format": "todo-export"}', 'json'],
    ['export', '\n  [{"title": "x"}]', 'json'],
    ['export.txt', '"title","due_date"\nCall mom,', 'csv'],
    ['export', 'priority,title\r\nhigh,Call mom', 'csv'],
    ['empty', '', 'todotxt'],
  ])('%s beginning with %p is %s', (name, beginning, format) => {
    expect(guessImportFormat(name, beginning)).toBe(format);
  });
});
