import type { Measures, Result, Scenario, Theory, WaitMeasures } from '#simulator';

export interface Report {
  readonly scenario: Scenario;
  readonly result: Result;
  readonly theory?: Theory;
  /** Measures of the real chats, when the scenario was made from them. */
  readonly happened?: WaitMeasures;
}

/** Formats the report for people; docs/simulator.md explains the columns. */
export function asText(report: Report): string {
  const { scenario, result, happened } = report;
  const rows = [
    head(scenario),
    row('all', result.all),
    ...Object.entries(result.skills).map(([name, measures]) => row(name, measures)),
    ...(happened ? [row('happened', happened)] : []),
  ];
  return [title(scenario), '', ...aligned(rows), '', ...remarks(report)].join('\n') + '\n';
}

/** Formats the report for programs. */
export function asJson({ scenario, result, theory, happened }: Report): string {
  const { name, seed, seconds, warmUpSeconds, serviceLevelSeconds, policy, agents } = scenario;
  const { name: policyName, version, queueOrder, priorityAgingSeconds } = policy;
  const run = { name, seed, seconds, warmUpSeconds, serviceLevelSeconds, agents: agents.length };
  const used = { name: policyName, version, queueOrder, priorityAgingSeconds };
  return `${JSON.stringify({ scenario: { ...run, policy: used }, ...result, theory, happened }, null, 2)}\n`;
}

function title({ name, seed, seconds, agents, policy }: Scenario): string {
  const ageing = policy.priorityAgingSeconds === null ? '' : `, a level of priority per ${policy.priorityAgingSeconds} s`;
  const order = policy.queueOrder === 'due' ? ', whichever is due first' : '';
  return `${name}: ${Number((seconds / 3600).toFixed(1))} h, ${agents.length} agents, seed ${seed}, policy ${policy.name}${order}${ageing}`;
}

function head({ serviceLevelSeconds }: Scenario): string[] {
  const customers = ['offered', 'answered', 'left', 'unserved', `in ${serviceLevelSeconds} s`, 'ASA', 'p90', 'longest', 'abandonment'];
  return ['', ...customers, 'agents', 'occupancy', 'busy', 'fairness'];
}

function row(name: string, measures: WaitMeasures & Partial<Measures>): string[] {
  const { offered, answered, abandoned, unserved, asaSeconds, p90Seconds, longestWaitSeconds, fairness } = measures;
  return [
    name,
    ...[offered, answered, abandoned, unserved].map(String),
    percent(measures.serviceLevel),
    ...[asaSeconds, p90Seconds, longestWaitSeconds].map(time),
    percent(measures.abandonment),
    String(measures.agents ?? '–'),
    percent(measures.occupancy),
    percent(measures.busy),
    fairness == null ? '–' : fairness.toFixed(3),
  ];
}

function remarks({ result: { errors, all }, theory }: Report): string[] {
  const { serviceLevel, asaSeconds, abandonment, waiting } = errors;
  const sure = serviceLevel &&
    asaSeconds &&
    abandonment &&
    waiting && [
      `in time ± ${percent(serviceLevel.standardError)}`,
      `ASA ± ${time(asaSeconds.standardError)}`,
      `abandonment ± ${percent(abandonment.standardError)}`,
      `waiting ${percent(all.waiting)} ± ${percent(waiting.standardError)}`,
    ];
  const says = theory && [
    ...(theory.serviceLevel === undefined ? [] : [`in time ${percent(theory.serviceLevel)}`]),
    `mean wait ${time(theory.meanWaitSeconds)} (here ${time(all.meanWaitSeconds)})`,
    `abandonment ${percent(theory.abandonment)}`,
    `waiting ${percent(theory.waiting)}`,
  ];
  return [
    sure ? `One standard error of all: ${sure.join(', ')}.` : 'Too few chats to say how sure this is.',
    ...(says ? [`${theory.formula} says: ${says.join(', ')}.`] : []),
  ];
}

function aligned(rows: readonly string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
  return rows.map((cells) =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  '),
  );
}

function percent(share: number | null | undefined): string {
  return share == null ? '–' : `${(share * 100).toFixed(2)} %`;
}

function time(seconds: number | null | undefined): string {
  if (seconds == null) return '–';
  return seconds < 600 ? `${seconds.toFixed(2)} s` : `${(seconds / 60).toFixed(1)} min`;
}
