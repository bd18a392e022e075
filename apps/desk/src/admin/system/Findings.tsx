import { Chip } from '#ui/parts/Chip/Chip';
import type { FindingView } from '#client/core';
import { t } from '../../words/system';
import { Card } from '../frame/Card';
import css from './System.module.css';

const ORDER = ['bad', 'warn', 'ok'] as const satisfies FindingView['state'][];

/** What was looked at, what is wrong first. */
export function Findings({ findings }: { findings: readonly FindingView[] }) {
  const count = (of: FindingView['state']): number => findings.filter(({ state }) => state === of).length;
  const [bad, warn] = [count('bad'), count('warn')];
  return (
    <Card
      title={t('findings')}
      lead={[
        bad > 0 ? t('findings.bad', { count: bad }) : t('findings.fine'),
        ...(warn > 0 ? [t('findings.warn', { count: warn })] : []),
      ].join(', ')}
    >
      <ul className={css.findings}>
        {ORDER.flatMap((of) => findings.filter(({ state }) => state === of)).map((finding, i) => (
          <Finding key={i} finding={finding} />
        ))}
      </ul>
    </Card>
  );
}

function Finding({ finding: { about, state, says, todo } }: { finding: FindingView }) {
  return (
    <li className={css.finding}>
      <span>
        <Chip tone={state}>{t(`state.${state}`)}</Chip>
      </span>
      <b className={css.about}>{about}</b>
      <div className={css.says} dir="auto">
        {says}
        {todo !== null && <p className={css.todo}>{todo}</p>}
      </div>
    </li>
  );
}
