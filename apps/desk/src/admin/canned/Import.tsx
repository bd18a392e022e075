import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from '#ui/parts/Button/Button';
import { Chip } from '#ui/parts/Chip/Chip';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Field } from '#ui/parts/Field/Field';
import { toasts } from '#ui/parts/Toast/toasts';
import { useDesk } from '../../live/context';
import { messageOf } from '../../shell/problems';
import { t } from '../../words/admin';
import { LIST } from '../frame/useList';
import { RESPONSES } from './responses';
import css from './Canned.module.css';

interface Imported {
  created: number;
  changed: number;
  kept: number;
  refused: number;
  rows: {
    row: number;
    action: 'create' | 'change' | 'keep' | 'refuse';
    title: string | null;
    errors: { pointer: string; message: string }[];
  }[];
}

const TONES = { create: 'ok', change: 'info', keep: 'plain', refuse: 'bad' } as const;
const SHOWN = 200;

/** A file of responses: first what it would do, row by row, then all of it or nothing. */
export function Import({ onClose }: { onClose: () => void }) {
  const { client, queries } = useDesk();
  const [csv, setCsv] = useState('');
  const [plan, setPlan] = useState<Imported>();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const take = (text: string): void => {
    setCsv(text);
    setPlan(undefined);
    setProblem(null);
  };
  async function act(work: () => Promise<void>): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setBusy(false);
    }
  }
  const look = (): Promise<void> => act(async () => setPlan(await client.rest.post<Imported>(`${RESPONSES}/import/preview`, { csv })));
  const run = (): Promise<void> =>
    act(async () => {
      const { created, changed } = await client.rest.post<Imported>(`${RESPONSES}/import`, { csv });
      void queries.invalidateQueries({ queryKey: [LIST, RESPONSES] });
      toasts.say(t('responses.imported', { created, changed }));
      onClose();
    });
  return (
    <Dialog
      title={t('responses.import')}
      isOpen
      onClose={onClose}
      as="drawer"
      footer={
        plan && plan.refused === 0 ? (
          <Button kind="primary" onPress={() => void run()} isDisabled={isBusy || plan.created + plan.changed === 0}>
            {t('responses.importNow', { count: plan.created + plan.changed })}
          </Button>
        ) : (
          <Button kind="primary" onPress={() => void look()} isDisabled={isBusy || csv.trim() === ''}>
            {t('responses.look')}
          </Button>
        )
      }
    >
      <div className={css.form}>
        <p>{t('responses.importText')}</p>
        <div>
          <FileTrigger acceptedFileTypes={['.csv', 'text/csv']} onSelect={(files) => void files?.[0]?.text().then(take)}>
            <Button size="s">{t('responses.file')}</Button>
          </FileTrigger>
        </div>
        <Field label={t('responses.csv')} hint={t('responses.csvHint')} value={csv} onChange={take} isMultiline rows={6} error={problem} />
        {plan && (
          <>
            <p role="status">
              {plan.refused > 0
                ? t('responses.refused', { count: plan.refused })
                : t('responses.plan', { created: plan.created, changed: plan.changed, kept: plan.kept })}
            </p>
            <ol className={css.records} aria-label={t('responses.rows')}>
              {plan.rows
                .toSorted((a, b) => Number(b.action === 'refuse') - Number(a.action === 'refuse') || a.row - b.row)
                .slice(0, SHOWN)
                .map(({ row, action, title, errors }) => (
                  <li key={row}>
                    <span>
                      <span className={css.meta}>{row}</span> <Chip tone={TONES[action]}>{t(`responses.action.${action}`)}</Chip>{' '}
                      <bdi>{title}</bdi>
                    </span>
                    {errors.map(({ pointer, message }) => (
                      <p key={pointer} className={css.error}>
                        {`${pointer.slice(1)}: ${message}`}
                      </p>
                    ))}
                  </li>
                ))}
            </ol>
          </>
        )}
      </div>
    </Dialog>
  );
}
