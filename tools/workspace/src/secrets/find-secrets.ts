import { createEngine } from '@secretlint/node';

export interface Content {
  /** What a finding is reported under: a path, or a path with the commit that added it. */
  readonly name: string;
  readonly text: string;
}

const textsAtOnce = 60;
/** Secretlint judges these by their names too. */
const judgedByName = /(?:package|package-lock)\.json$|\.npmrc$/;

/** Secretlint's report on each text that holds a secret, with the secret itself masked. */
export async function findSecrets(root: string, contents: readonly Content[]): Promise<string[]> {
  const engine = await createEngine({ cwd: root, formatter: 'stylish', color: false, maskSecrets: true });
  const judge = ({ name, text }: Content) => engine.executeOnContent({ content: text, filePath: name });
  const reports: string[] = [];
  for (const group of inGroups(contents)) {
    // A call costs more than the text in it: most groups are clean, and one that is not is looked at text by text.
    const isClean =
      group.length > 1 && (await judge({ name: 'group', text: group.map(({ text }) => text).join('\n\n') })).ok;
    for (const content of isClean ? [] : group) {
      const { ok, output } = await judge(content);
      if (!ok) reports.push(output.trim());
    }
  }
  return reports;
}

function inGroups(contents: readonly Content[]): Content[][] {
  const [alone, together] = [true, false].map((wanted) =>
    contents.filter(({ name }) => judgedByName.test(name) === wanted),
  );
  const groups = (alone ?? []).map((content) => [content]);
  for (let at = 0; at < (together?.length ?? 0); at += textsAtOnce) {
    groups.push((together ?? []).slice(at, at + textsAtOnce));
  }
  return groups;
}
