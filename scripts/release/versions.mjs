/** The version of the project, wherever it is written: it is one for the component and its packages. */

/** A release as the platform takes it: no `v`, no label. */
const RELEASE = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;
const DEPENDENCIES = ['dependencies', 'devDependencies', 'peerDependencies'];

/**
 * Checks that a version may follow another; the same may, for it need not have been released yet.
 *
 * @param next such as `1.2.3`
 * @param current the one in package.json
 * @throws Error when it is not a release, or older
 */
export function checkVersion(next, current) {
  if (!RELEASE.test(next)) {
    throw new Error(`'${next}' is not a version such as 1.2.3`);
  }
  const [wanted, had] = [next, current].map((version) => version.split('.').map(Number));
  const differs = wanted.findIndex((part, index) => part !== had[index]);
  if (differs >= 0 && wanted[differs] < had[differs]) {
    throw new Error(`Cannot release ${next} after ${current}`);
  }
}

/**
 * Returns a manifest with a version, its own and that of each package of the project that it depends on.
 *
 * @param manifest what a package.json holds, or the entry of a package in a lockfile
 * @param version such as `1.2.3`
 * @param names of the project's packages
 */
export function withVersion(manifest, version, names) {
  return { ...withDependencies(manifest, version, names), ...(manifest.version && { version }) };
}

/**
 * Returns a manifest that depends on the project's packages in a version, in the range (`^`, `~`) that it had.
 *
 * @param manifest what a package.json holds
 * @param version such as `1.2.3`
 * @param names of the project's packages
 */
export function withDependencies(manifest, version, names) {
  const changed = DEPENDENCIES.filter((kind) => manifest[kind]).map((kind) => [
    kind,
    Object.fromEntries(
      Object.entries(manifest[kind]).map(([name, range]) => [
        name,
        names.includes(name) ? `${/^[\^~]?/.exec(range)[0]}${version}` : range,
      ]),
    ),
  ]);
  return { ...manifest, ...Object.fromEntries(changed) };
}

/**
 * Returns a lockfile in which the project's own packages have a version.
 *
 * @param lock what package-lock.json holds
 * @param version such as `1.2.3`
 * @param names of the project's packages
 */
export function lockWithVersion(lock, version, names) {
  const packages = Object.entries(lock.packages).map(([path, entry]) => [
    path,
    /^(packages\/[^/]+)?$/.test(path) ? withVersion(entry, version, names) : entry,
  ]);
  return { ...lock, version, packages: Object.fromEntries(packages) };
}
