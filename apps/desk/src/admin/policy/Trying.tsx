import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import type { PolicyDryRun } from '#client/core';
import { Button } from '#ui/parts/Button/Button';
import { ErrorState } from '#ui/parts/Empty/Empty';
import { useDesk } from '../../live/context';
import { messageOf } from '../../shell/problems';
import { t } from '../../words/admin';
import { Card } from '../frame/Card';
import { DryRun } from './DryRun';
import { POLICY, type Rules } from './policy';
import { Replay } from './Replay';

/** What the rules of the form would do: to the queue as it is, and to days that were. Nothing changes by it. */
export function Trying({ rules }: { rules: Rules }) {
  const { rest } = useDesk().client;
  const [tried, setTried] = useState<{ of: string; answer?: PolicyDryRun; problem?: string }>();
  const of = JSON.stringify(rules);
  async function dryRun(): Promise<void> {
    try {
      setTried({ of, answer: await rest.post<PolicyDryRun>(`${POLICY}/dry-run`, { policy: rules }) });
    } catch (error) {
      setTried({ of, problem: messageOf(error) });
    }
  }
  // What was found for other rules says nothing about these.
  const shown = tried?.of === of ? tried : undefined;
  return (
    <Card
      title={t('policy.try')}
      lead={t('policy.tryLead')}
      actions={
        <Button onPress={() => void dryRun()}>
          <FlaskConical aria-hidden /> {t('policy.dryRun')}
        </Button>
      }
    >
      <div aria-live="polite">
        {shown?.problem && <ErrorState title={t('policy.dryRunFailed')} text={shown.problem} onRetry={() => void dryRun()} />}
        {shown?.answer && <DryRun {...shown.answer} />}
      </div>
      <Replay rules={rules} />
    </Card>
  );
}
