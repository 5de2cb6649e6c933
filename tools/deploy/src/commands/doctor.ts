import { checkCluster } from '../doctor/check-cluster.ts';
import { checkMachine } from '../doctor/check-machine.ts';
import { checkRelease } from '../doctor/check-release.ts';
import { problem, renderFindings, type Finding } from '../doctor/finding.ts';
import { DeployError } from '../failures.ts';
import { findWorkspaceRoot } from '../graph/read-workspace.ts';
import { openSession, type CommonOptions, type Outside } from '../session.ts';

export interface DoctorOptions extends CommonOptions {
  readonly fix: boolean;
  /** Ask a pod whether it reaches the database. */
  readonly pod: boolean;
}

/** `doctor`: looks at everything that a deploy needs, and names the command that mends what is wrong. */
export async function doctor(outside: Outside, options: DoctorOptions): Promise<void> {
  const [machine, cluster] = await Promise.all([
    checkMachine(outside, findWorkspaceRoot(outside.folder)),
    examineCluster(outside, options),
  ]);
  const findings = [...machine, ...cluster];
  const { console } = outside;
  if (options.json)
    console.result(
      JSON.stringify(
        findings.map(({ id, status, text, command }) => ({ id, status, text, command: command ?? null })),
        null,
        2,
      ),
    );
  else for (const line of renderFindings(findings)) console.result(line);
  const mended = options.fix ? await mend(outside, findings) : new Set<Finding>();
  const problems = findings.filter((finding) => finding.status === 'problem' && !mended.has(finding));
  if (problems.length > 0) {
    throw new DeployError('doctor-findings', `${problems.map(({ id }) => id).join(', ')}: a deploy would fail here.`);
  }
}

async function examineCluster(outside: Outside, options: DoctorOptions): Promise<Finding[]> {
  try {
    const session = await openSession(outside, options);
    const lists = await Promise.all([checkCluster(session), checkRelease(session, { fromPod: options.pod })]);
    // A fix may still need the connection; the process ends after the command anyway.
    return lists.flat();
  } catch (error) {
    if (error instanceof DeployError) return [problem('cluster', error.message, error.hint)];
    throw error;
  }
}

async function mend({ console }: Outside, findings: readonly Finding[]): Promise<Set<Finding>> {
  const mended = new Set<Finding>();
  for (const finding of findings) {
    if (finding.fix === undefined) continue;
    await console.step(`Mend ${finding.id}`, finding.fix);
    mended.add(finding);
  }
  return mended;
}
