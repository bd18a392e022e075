import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { Input, Label, TextField } from 'react-aria-components';
import type { ColleagueView } from '#client/core';
import { Button } from '#ui/parts/Button/Button';
import { Select, type SelectOption } from '#ui/parts/Select/Select';
import { Toggles } from '#ui/parts/Toggles/Toggles';
import { PRIORITIES } from '#words';
import { all, queriesOf } from '../../data/queries';
import { useDesk } from '../../live/context';
import { ownZone, zoneInWords, zonesFor } from '../../shell/zones';
import { t as words } from '../../words';
import { t } from '../../words/reports';
import { daysFrom, isDay, RANGES } from '../spans';
import { useReport, useReportsSearch } from './context';
import css from './Filters.module.css';

const MAX_DAYS = 3_660;
const ALL = '';

/** Of which days, against what, and of which chats: all of it in the address. */
export function Filters() {
  const { search, days, zone } = useReport();
  const [, change] = useReportsSearch();
  const isNarrowed = [search.skill, search.team, search.agent, search.priority, search.tag].some((each) => each !== undefined);
  const setRange = (range: (typeof RANGES)[number]): void =>
    change(range === 'custom' ? { range, from: days[0], to: days[1], since: undefined, until: undefined } : { ...NO_DAYS, range });
  return (
    <div className={css.filters} role="search" aria-label={t('filter.label')}>
      <Toggles
        label={t('filter.range')}
        isLabelHidden
        isSingle
        options={RANGES.map((id) => ({ id, label: t(`range.${id}`) }))}
        selected={[search.range ?? '7d']}
        onChange={([range]) => range && setRange(range)}
      />
      {search.range === 'custom' && <Days />}
      <Select
        label={t('filter.zone')}
        isLabelHidden
        size="s"
        options={zonesFor(zone).map((id) => ({ id, label: zoneInWords(id) }))}
        selected={zone}
        onChange={(chosen) => change({ zone: chosen === ownZone() ? undefined : chosen, since: undefined, until: undefined })}
      />
      <Narrowing />
      <Select
        label={t('filter.compare')}
        isLabelHidden
        size="s"
        options={[
          { id: 'before', label: t('compare.before') },
          { id: 'none', label: t('compare.none') },
        ]}
        selected={search.compare ?? 'before'}
        onChange={(chosen) => change({ compare: chosen === 'none' ? 'none' : undefined })}
      />
      {isNarrowed && (
        <Button
          kind="plain"
          size="s"
          onPress={() => change({ skill: undefined, team: undefined, agent: undefined, priority: undefined, tag: undefined })}
        >
          <X /> {t('filter.clear')}
        </Button>
      )}
    </div>
  );
}

const NO_DAYS = { from: undefined, to: undefined, since: undefined, until: undefined };

function Days() {
  const { days } = useReport();
  const [, change] = useReportsSearch();
  const set = (side: 'from' | 'to', value: string): void => {
    const [from, to] = side === 'from' ? [value, days[1]] : [days[0], value];
    if (!isDay(value)) return;
    // Whoever moves one end beyond the other means that day.
    const [first, last] = from <= to ? [from, to] : [value, value];
    if (daysFrom(first, last) <= MAX_DAYS) change({ range: 'custom', from: first, to: last, since: undefined, until: undefined });
  };
  return (
    <span className={css.days}>
      {(['from', 'to'] as const).map((side, at) => (
        <TextField key={side} type="date" value={days[at]} onChange={(value) => set(side, value)} className={css.day}>
          <Label className="sr-only">{t(`filter.${side}`)}</Label>
          <Input className={css.date} />
        </TextField>
      ))}
    </span>
  );
}

const byId = (list: readonly { id: string; name: string }[]): SelectOption<string>[] => list.map(({ id, name }) => ({ id, label: name }));

/** By skill, team, agent, priority and tag. */
function Narrowing() {
  const { search } = useReport();
  const desk = useDesk();
  const { rest } = desk.client;
  const { data: skills = [] } = useQuery(queriesOf(desk).skills());
  const { data: agents = [] } = useQuery({
    queryKey: ['colleagues'],
    queryFn: () => all<ColleagueView>(rest, '/agents'),
    staleTime: 60_000,
  });
  const { data: tags = [] } = useQuery({ queryKey: ['tags'], queryFn: () => all<{ name: string }>(rest, '/tags'), staleTime: 60_000 });
  const { data: teams = [] } = useQuery(queriesOf(desk).teams());
  const named = (list: readonly { name: string }[]): SelectOption<string>[] => list.map(({ name }) => ({ id: name, label: name }));
  return (
    <>
      <One name="skill" options={named(skills)} />
      {(teams.length > 0 || search.team) && <One name="team" options={byId(teams)} />}
      <One name="agent" options={byId(agents)} />
      <One name="priority" options={PRIORITIES.map((id) => ({ id, label: words(`priority.${id}`) }))} />
      <One name="tag" options={named(tags)} />
    </>
  );
}

function One({ name, options }: { name: 'skill' | 'team' | 'agent' | 'priority' | 'tag'; options: readonly SelectOption<string>[] }) {
  const { search } = useReport();
  const [, change] = useReportsSearch();
  const chosen = search[name];
  // What the address names may not be listed any more.
  const known = chosen === undefined || options.some(({ id }) => id === chosen) ? options : [{ id: chosen, label: chosen }, ...options];
  return (
    <Select
      label={t(`filter.${name}`)}
      isLabelHidden
      size="s"
      options={[{ id: ALL, label: t(`filter.all.${name}`) }, ...known]}
      selected={chosen ?? ALL}
      onChange={(value) => change({ [name]: value === ALL ? undefined : value })}
    />
  );
}
