// How `nx release` reads and writes the version of the chart: `version` and `appVersion` are one, that of the images.
// CommonJS, because Nx requires it. https://nx.dev/docs/guides/nx-release/custom-version-actions
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { VersionActions } = require('nx/release');

// `@nx/docker` asks this whether it may tag images, and Nx tells it only to the command that runs before: a dry run would
// tag them, or fail where none was built yet.
if (process.argv.some((argument) => /^(?:-d|--dry-?run(?:=true)?)$/i.test(argument))) process.env.NX_DRY_RUN = 'true';

class ChartVersionActions extends VersionActions {
  validManifestFilenames = ['Chart.yaml'];
  excludeManifestsFromFormatting = true;

  async readCurrentVersionFromSourceManifest(tree) {
    const manifestPath = join(this.projectGraphNode.data.root, 'Chart.yaml');
    const currentVersion = /^version: (\S+)$/m.exec(tree.read(manifestPath, 'utf8') ?? '')?.[1];
    if (currentVersion === undefined) throw new Error(`${manifestPath} has no version.`);
    return { manifestPath, currentVersion };
  }

  async readCurrentVersionFromRegistry() {
    return null;
  }

  // The chart names its images by appVersion; it has no list of dependencies to update.
  async readCurrentVersionOfDependency() {
    return { currentVersion: null, dependencyCollection: null };
  }

  async updateProjectDependencies() {
    return [];
  }

  async updateProjectVersion(tree, newVersion) {
    return this.manifestsToUpdate.map(({ manifestPath }) => {
      const text = tree.read(manifestPath, 'utf8') ?? '';
      tree.write(
        manifestPath,
        text
          .replace(/^version: .*$/m, `version: ${newVersion}`)
          .replace(/^appVersion: .*$/m, `appVersion: '${newVersion}'`),
      );
      return `Chart and appVersion are ${newVersion} in ${manifestPath}`;
    });
  }
}

/** npm's lock repeats the versions of the workspace's own packages; npm itself would write addresses into it again. */
async function afterAllProjectsVersioned(cwd, { dryRun }) {
  const file = join(cwd, 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  for (const [folder, locked] of Object.entries(lock.packages)) {
    if (!/^(?:apps|libs|tools)\/[^/]+$/.test(folder)) continue;
    locked.version = JSON.parse(readFileSync(join(cwd, folder, 'package.json'), 'utf8')).version;
  }
  if (!dryRun) writeFileSync(file, `${JSON.stringify(lock, undefined, 2)}\n`);
  return { changedFiles: ['package-lock.json'], deletedFiles: [] };
}

module.exports = { default: ChartVersionActions, afterAllProjectsVersioned };
