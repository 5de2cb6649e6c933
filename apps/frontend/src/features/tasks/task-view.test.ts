import { nextCursor } from './task-page';
import { listQueries, parseTaskView, taskViewHref } from './task-view';

const view = (query: string) => parseTaskView(new URLSearchParams(query));

describe('a view of the list', () => {
  it.each(['/tasks', '/tasks?view=today', '/tasks?tag=home', '/tasks?view=completed&q=rent&priority=high&sort=title'])(
    'survives the URL: %s',
    (href) => {
      expect(taskViewHref(view(href.split('?')[1] ?? ''))).toBe(href);
    },
  );

  it('is the whole list where the URL makes no sense', () => {
    expect(view('view=nope&sort=evil&priority=9&q=%20')).toEqual({ view: 'all', sort: 'due_date' });
  });

  it('asks for what is open first and for what is done after it', () => {
    expect(listQueries(view('view=today&tag=home'), '2026-11-23')).toEqual([
      { status: 'pending', sort: 'due_date', tag: 'home', due_to: '2026-11-23' },
      { status: 'completed', sort: '-completed', tag: 'home', due_from: '2026-11-23', due_to: '2026-11-23' },
    ]);
  });

  it('finds the cursor of the next page', () => {
    expect(nextCursor('</api/me/tasks?cursor=abc%3D&limit=50>; rel="next"')).toBe('abc=');
    expect(nextCursor(null)).toBeNull();
  });
});
