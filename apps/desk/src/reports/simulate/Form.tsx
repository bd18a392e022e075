import { useQuery } from '@tanstack/react-query';
import { Play } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import type { ColleagueView } from '#client/core';
import { QUEUE_ORDERS, type QueueOrderName } from '#words';
import { Button } from '#ui/parts/Button/Button';
import { Field } from '#ui/parts/Field/Field';
import { Select } from '#ui/parts/Select/Select';
import { all } from '../../data/queries';
import { useDesk } from '../../live/context';
import { t } from '../../words/reports';
import { useReport, useReportsSearch } from '../frame/context';
import { type Aging, AGINGS, type Ranking, RANKINGS, SIMULATED_DAYS } from '../search';
import { dayAt, isDay, type Day } from '../spans';
import css from './Simulate.module.css';

const AS_IT_WAS = '';

/** Which days, and what is different: all of it in the address. */
export function Form({ first, isRunning, onRun }: { first: Day; isRunning: boolean; onRun: () => void }) {
  const { zone, asOf } = useReport();
  const { rest } = useDesk().client;
  const [search, change] = useReportsSearch();
  const { data: agents = [] } = useQuery({
    queryKey: ['colleagues'],
    queryFn: () => all<ColleagueView>(rest, '/agents'),
    staleTime: 60_000,
  });
  const [invalid, setInvalid] = useState<Record<string, boolean>>({});
  const isInvalid = Object.values(invalid).some(Boolean);
  const set = (name: 'add' | 'limit', most: number, text: string): void => {
    const isNothing = text.trim() === '' || (name === 'add' && text.trim() === '0');
    const value = /^\d+$/.test(text.trim()) ? Number(text) : NaN;
    const isGood = isNothing || (value >= 1 && value <= most);
    setInvalid({ ...invalid, [name]: !isGood });
    if (isGood) change({ [name]: isNothing ? undefined : value });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isInvalid && !isRunning) onRun();
  };
  return (
    <form className={css.form} aria-label={t('simulate.title')} onSubmit={submit}>
      <TextField type="date" className={css.day} value={first} onChange={(day) => isDay(day) && change({ day })}>
        <Label>{t('simulate.day')}</Label>
        <Input className={css.date} max={dayAt(asOf, zone)} />
      </TextField>
      <Select
        label={t('simulate.days')}
        options={Array.from({ length: SIMULATED_DAYS }, (_, at) => ({ id: String(at + 1), label: t('simulate.daysN', { count: at + 1 }) }))}
        selected={String(search.days ?? 1)}
        onChange={(days) => change({ days: days === '1' ? undefined : Number(days) })}
      />
      <h2 className={css.heading}>{t('simulate.changes')}</h2>
      <Field
        label={t('simulate.add')}
        hint={t('simulate.addHint')}
        inputMode="numeric"
        defaultValue={search.add === undefined ? '' : String(search.add)}
        onChange={(text) => set('add', 50, text)}
        error={invalid.add ? t('simulate.badAdd') : null}
      />
      <Select
        label={t('simulate.like')}
        options={[{ id: AS_IT_WAS, label: t('simulate.likeAnybody') }, ...agents.map(({ id, name }) => ({ id, label: name }))]}
        selected={search.like ?? AS_IT_WAS}
        onChange={(like) => change({ like: like === AS_IT_WAS ? undefined : like })}
      />
      <Field
        label={t('simulate.limit')}
        hint={t('simulate.limitHint')}
        inputMode="numeric"
        defaultValue={search.limit === undefined ? '' : String(search.limit)}
        onChange={(text) => set('limit', 100, text)}
        error={invalid.limit ? t('simulate.badLimit') : null}
      />
      <Select<Aging | typeof AS_IT_WAS>
        label={t('simulate.aging')}
        options={[{ id: AS_IT_WAS, label: t('simulate.asItWas') }, ...AGINGS.map((id) => ({ id, label: t(`simulate.aging.${id}`) }))]}
        selected={search.aging ?? AS_IT_WAS}
        onChange={(aging) => change({ aging: aging === AS_IT_WAS ? undefined : aging })}
      />
      <Select<QueueOrderName | typeof AS_IT_WAS>
        label={t('simulate.order')}
        options={[{ id: AS_IT_WAS, label: t('simulate.asItWas') }, ...QUEUE_ORDERS.map((id) => ({ id, label: t(`simulate.order.${id}`) }))]}
        selected={search.order ?? AS_IT_WAS}
        onChange={(order) => change({ order: order === AS_IT_WAS ? undefined : order })}
      />
      <Select<Ranking | typeof AS_IT_WAS>
        label={t('simulate.first')}
        options={[{ id: AS_IT_WAS, label: t('simulate.asItWas') }, ...RANKINGS.map((id) => ({ id, label: t(`simulate.first.${id}`) }))]}
        selected={search.first ?? AS_IT_WAS}
        onChange={(ranking) => change({ first: ranking === AS_IT_WAS ? undefined : ranking })}
      />
      <Button type="submit" kind="primary" isDisabled={isRunning || isInvalid}>
        <Play /> {t('simulate.run')}
      </Button>
    </form>
  );
}
