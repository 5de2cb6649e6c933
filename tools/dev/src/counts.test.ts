import {
  addCounts,
  noCounts,
  readFailedTasks,
  readJestCounts,
  readJunitCounts,
  readPlaywrightCounts,
  renderCounts,
  withOutcome,
} from './counts.ts';

describe('counting', () => {
  it('sums and renders the closing line', () => {
    const sum = addCounts([
      { passed: 3, failed: 1, skipped: 0, failures: ['a chat answers'] },
      { passed: 2, failed: 0, skipped: 4, failures: [] },
    ]);
    expect(renderCounts(sum)).toBe('Failed:\n- a chat answers\n\n5 passed, 1 failed, 4 skipped');
    expect(renderCounts({ ...noCounts, passed: 2 })).toBe('2 passed, 0 failed, 0 skipped');
  });

  it('counts a command that failed without a failed test', () => {
    expect(withOutcome({ ...noCounts, passed: 3 }, true, 'lint')).toEqual({
      passed: 3,
      failed: 1,
      skipped: 0,
      failures: ['lint'],
    });
    const ownFailure = { ...noCounts, failed: 1, failures: ['a chat answers'] };
    expect(withOutcome(ownFailure, true, 'test')).toBe(ownFailure);
  });

  it('reads what our Jest reporter writes, and refuses anything else', () => {
    const written = { passed: 2, failed: 1, skipped: 3, failures: ['counting sums'] };
    expect(readJestCounts(JSON.stringify(written))).toEqual(written);
    expect(() => readJestCounts('{"passed":"2"}')).toThrow();
  });

  it('counts errors of a JUnit file as failures', () => {
    const junit =
      '<testsuites name="pytest tests"><testsuite name="pytest" errors="1" failures="1" skipped="3" tests="10" time="1">' +
      '<testcase classname="tests.a" name="test_passes" time="0.1" />' +
      '<testcase classname="tests.a" name="test_fails[1]" time="0.1"><failure message="no">...</failure></testcase>' +
      '<testcase classname="tests.a" name="test_skipped" time="0.1"><skipped>...</skipped></testcase>' +
      '<testcase classname="tests.a" name="test_breaks" time="0.1"><error message="no">...</error></testcase>' +
      '</testsuite></testsuites>';
    expect(readJunitCounts(junit)).toEqual({
      passed: 5,
      failed: 2,
      skipped: 3,
      failures: ['test_fails[1]', 'test_breaks'],
    });
  });

  it('counts a journey that passed at its second try as passed, and names the one that failed', () => {
    const spec = (title: string, desktop: string, phone: string): object => ({
      title,
      ok: desktop !== 'unexpected',
      tests: [
        { projectName: 'desktop', status: desktop },
        { projectName: 'phone', status: phone },
      ],
    });
    const report = JSON.stringify({
      stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 },
      suites: [
        {
          specs: [spec('signs up', 'expected', 'flaky')],
          suites: [{ specs: [spec('adds a task', 'expected', 'unexpected')] }],
        },
      ],
    });
    expect(readPlaywrightCounts(report)).toEqual({
      passed: 6,
      failed: 1,
      skipped: 2,
      failures: ['adds a task (phone)'],
    });
  });

  it('finds the failed tasks in what Nx prints', () => {
    const output = ' NX   Running targets lint failed\n\nFailed tasks:\n\n- backend:lint\n- helm-chart:test\n\nHint: …';
    expect(readFailedTasks(output)).toEqual(['backend:lint', 'helm-chart:test']);
    expect(readFailedTasks(' NX   Successfully ran target lint')).toEqual([]);
  });
});
