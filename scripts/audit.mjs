// What is known to be wrong with the packages that are served: `npm run audit`. Where the registry cannot be asked, it says so and is no failure.
import { spawnSync } from 'node:child_process';
import { argv } from 'node:process';

const { stdout, stderr } = spawnSync('npm', ['audit', '--omit=dev', '--json', ...argv.slice(2)], { encoding: 'utf8', timeout: 60_000 });
const report = read(stdout);
if (!report?.vulnerabilities) {
  console.warn(`The registry cannot be asked: ${report?.error?.summary || report?.message || stderr.trim().split('\n')[0] || 'no answer'}`);
} else {
  const grave = Object.values(report.vulnerabilities).filter(({ severity }) => ['high', 'critical'].includes(severity));
  for (const { name, severity, via } of grave) console.error(`${name} (${severity}): ${via.map((each) => each.title ?? each).join(', ')}`);
  console.log(`${Object.keys(report.vulnerabilities).length} packages with known vulnerabilities, ${grave.length} of them grave`);
  process.exitCode = grave.length > 0 ? 1 : 0;
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
