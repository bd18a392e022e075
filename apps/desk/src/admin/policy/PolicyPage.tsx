import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RoutingPolicy, RoutingPolicyInForce } from '#client/core';
import { Button } from '#ui/parts/Button/Button';
import { ErrorState } from '#ui/parts/Empty/Empty';
import { Field } from '#ui/parts/Field/Field';
import { Select } from '#ui/parts/Select/Select';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { toasts } from '#ui/parts/Toast/toasts';
import { QUEUE_ORDERS } from '#words';
import { useDesk } from '../../live/context';
import { rewrite, saveChanges } from '../../shell/conflicts';
import { messageOf } from '../../shell/problems';
import { useEditing } from '../../shell/useEditing';
import { t } from '../../words/admin';
import { AdminPage } from '../frame/AdminPage';
import { Alert, Card } from '../frame/Card';
import layout from '../frame/Halves.module.css';
import { SaveBar } from '../frame/SaveBar';
import { LIST } from '../frame/useList';
import { When } from '../frame/When';
import { mayAs } from '../roles';
import { nameOf, orderOf } from './in-words';
import { bodyOf, NOW, POLICY, policyKey, type Rules, rulesOf, VERSIONS } from './policy';
import { RankList } from './RankList';
import { Trying } from './Trying';
import { Versions } from './Versions';
import css from './Policy.module.css';

/** How agents are told apart and in which order chats are served: as rules that can be tried, and taken back. */
export function PolicyPage() {
  const { rest } = useDesk().client;
  const policy = useQuery({ queryKey: policyKey, queryFn: () => rest.get<RoutingPolicyInForce>(POLICY) });
  if (policy.data) return <Editor policy={policy.data} />;
  return (
    <AdminPage title={t('policy.title')} lead={t('policy.lead')}>
      {policy.isError ? (
        <ErrorState title={t('policy.failed')} text={messageOf(policy.error)} onRetry={() => void policy.refetch()} />
      ) : (
        <Skeleton lines={8} label={t('loading')} />
      )}
    </AdminPage>
  );
}

const inWords = (field: keyof Rules, value: Rules[keyof Rules]) =>
  field === 'rank'
    ? { label: t('policy.rank'), text: (value as string[]).map(nameOf).join(' → ') }
    : { label: t('policy.queueOrder'), text: orderOf(value as Rules['queueOrder']) };

function Editor({ policy }: { policy: RoutingPolicyInForce }) {
  const { user, client } = useDesk();
  const { rest } = client;
  const queries = useQueryClient();
  const isAdmin = mayAs(user, 'admin');
  const form = useEditing<Rules>(rulesOf(policy), ['rank', 'queueOrder', 'name', 'note', 'effectiveAt']);
  const { values, set, saving } = form;
  const [putting, put] = useState(NOW);

  function heard(now: RoutingPolicyInForce): void {
    queries.setQueryData(policyKey, now);
    void queries.invalidateQueries({ queryKey: [LIST, VERSIONS] });
  }
  async function save(): Promise<void> {
    const done = await saving.save(async () => {
      const saved = await saveChanges<RoutingPolicyInForce, Rules>(rest, {
        path: POLICY,
        by: 'put',
        before: form.before,
        changes: form.changes,
        fieldsOf: rulesOf,
        bodyOf: (changes, found) => bodyOf(changes, found, putting),
        inWords,
      });
      heard(saved);
      form.discard();
      put(NOW);
    });
    if (done) toasts.say(t('saved'));
  }
  async function goBack(version: RoutingPolicy): Promise<void> {
    const note = t('policy.backNote', { version: version.version });
    await told(async () => heard(await rewrite(rest, POLICY, () => ({ ...rulesOf(version), note }), 'put')));
  }
  const unschedule = (): Promise<void> =>
    told(async () => {
      await rest.delete(`${POLICY}/scheduled`);
      await queries.invalidateQueries({ queryKey: policyKey });
    });

  return (
    <AdminPage title={t('policy.title')} lead={t('policy.lead')}>
      {policy.scheduled && <Scheduled scheduled={policy.scheduled} onTakeBack={isAdmin ? () => void unschedule() : undefined} />}
      <form className={layout.halves} onSubmit={(event) => (event.preventDefault(), void save())} noValidate>
        <div className={layout.column}>
          <Card title={t('policy.rank')} lead={t('policy.rankLead')}>
            <RankList rank={values.rank} onChange={(rank) => set({ rank })} />
          </Card>
          <Card title={t('policy.queueOrder')}>
            <Select
              label={t('policy.queueOrder')}
              isLabelHidden
              options={QUEUE_ORDERS.map((id) => ({ id, label: orderOf(id) }))}
              selected={values.queueOrder}
              onChange={(queueOrder) => set({ queueOrder })}
            />
          </Card>
          {form.isDirty && isAdmin && (
            <Card title={t('policy.putting')}>
              <Field
                label={t('policy.note')}
                hint={t('policy.noteHint')}
                error={saving.errorOf('note')}
                value={putting.note}
                onChange={(note) => put({ ...putting, note })}
                maxLength={500}
                isMultiline
                rows={2}
              />
              <Field
                label={t('policy.name')}
                hint={t('policy.nameHint')}
                error={saving.errorOf('name')}
                value={putting.name}
                onChange={(name) => put({ ...putting, name })}
                maxLength={80}
              />
              <Field
                label={t('policy.at')}
                hint={t('policy.atHint')}
                type="datetime-local"
                error={saving.errorOf('effectiveAt')}
                value={putting.at}
                onChange={(at) => put({ ...putting, at })}
              />
            </Card>
          )}
          <Trying rules={values} />
        </div>
        <div className={css.side}>
          <Versions inForce={policy.version} onBack={isAdmin ? (version) => void goBack(version) : undefined} />
        </div>
        <button type="submit" hidden />
      </form>
      <SaveBar
        isDirty={form.isDirty && isAdmin}
        saving={saving}
        onSave={() => void save()}
        onDiscard={form.discard}
        button={putting.at ? t('policy.schedule') : undefined}
      />
    </AdminPage>
  );
}

interface ScheduledProps {
  scheduled: NonNullable<RoutingPolicyInForce['scheduled']>;
  /** Absent for those who may not. */
  onTakeBack?: () => void;
}

/** The version that follows, whose it is, and from when on it counts. */
function Scheduled({ scheduled: { effectiveAt, rank, queueOrder, createdBy, note }, onTakeBack }: ScheduledProps) {
  const action = onTakeBack && (
    <Button size="s" onPress={onTakeBack}>
      {t('policy.unschedule')}
    </Button>
  );
  return (
    <Alert tone="info" action={action}>
      {t('policy.scheduled')} <When at={effectiveAt} />: {rank.map(nameOf).join(' → ')} · {orderOf(queueOrder)}
      {createdBy && (
        <>
          {' '}
          · <bdi>{createdBy.name}</bdi>
        </>
      )}
      {note && <span dir="auto"> · {note}</span>}
    </Alert>
  );
}

async function told(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
    toasts.say(t('saved'));
  } catch (error) {
    toasts.say(messageOf(error), { tone: 'bad' });
  }
}
