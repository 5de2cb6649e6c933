import {
  addCounts,
  readFailedTasks,
  readJestCounts,
  readJunitCounts,
  readPlaywrightCounts,
  renderCounts,
} from './counts.ts';

describe('counting', () => {
  it('sums and renders the closing line', () => {
    const sum = addCounts([
      { passed: 3, failed: 1, skipped: 0 },
      { passed: 2, failed: 0, skipped: 4 },
    ]);
    expect(renderCounts(sum)).toBe('5 passed, 1 failed, 4 skipped');
  });

  it('reads what our Jest reporter writes, and refuses anything else', () => {
    expect(readJestCounts('{"passed":2,"failed":1,"skipped":3}')).toEqual({ passed: 2, failed: 1, skipped: 3 });
    expect(() => readJestCounts('{"passed":"2"}')).toThrow();
  });

  it('counts errors of a JUnit file as failures', () => {
    const junit =
      '<testsuites name="pytest tests"><testsuite name="pytest" errors="1" failures="2" skipped="3" tests="10" time="1"></testsuite></testsuites>';
    expect(readJunitCounts(junit)).toEqual({ passed: 4, failed: 3, skipped: 3 });
  });

  it('counts a journey that passed at its second try as passed', () => {
    const report = JSON.stringify({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 } });
    expect(readPlaywrightCounts(report)).toEqual({ passed: 6, failed: 1, skipped: 2 });
  });

  it('finds the failed tasks in what Nx prints', () => {
    const output = ' NX   Running targets lint failed\n\nFailed tasks:\n\n- backend:lint\n- helm-chart:test\n\nHint: …';
    expect(readFailedTasks(output)).toEqual(['backend:lint', 'helm-chart:test']);
    expect(readFailedTasks(' NX   Successfully ran target lint')).toEqual([]);
  });
});
