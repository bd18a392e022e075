import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Empty, ErrorState } from '#ui/parts/Empty/Empty';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { Toggles } from '#ui/parts/Toggles/Toggles';
import type { RoutingExplanation } from '#client/core';
import { Explanation } from '../../why/Explanation';
import { useDesk } from '../../live/context';
import { messageOf } from '../../shell/problems';
import { t } from '../../words/admin';
import { MOST_LEVEL } from './sheet';
import type { Skill } from './SkillDialog';
import css from '../frame/Form.module.css';

const LEVELS = Array.from({ length: MOST_LEVEL }, (_, at) => String(at + 1));

/** Who would get a chat that asks for some skills, as of now, and why the others would not: nothing is started. */
export function WhoCould({ skills, onClose }: { skills: readonly Skill[]; onClose: () => void }) {
  const { rest } = useDesk().client;
  const [asked, ask] = useState<Readonly<Record<string, number>>>({});
  const body = { skills: Object.entries(asked).map(([name, minLevel]) => ({ name, minLevel })) };
  const preview = useQuery({
    queryKey: ['routing-preview', body],
    queryFn: () => rest.post<RoutingExplanation>('/routing/preview', body),
    enabled: body.skills.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  return (
    <Dialog title={t('skills.who')} isOpen onClose={onClose} as="drawer">
      <div className={css.form}>
        <Toggles
          label={t('skills.asksFor')}
          options={skills.map(({ name }) => ({ id: name, label: name }))}
          selected={Object.keys(asked)}
          onChange={(names) => ask(Object.fromEntries(names.map((name) => [name, asked[name] ?? 1])))}
        />
        {Object.entries(asked).map(([name, level]) => (
          <Toggles
            key={name}
            label={t('skills.atLeast', { name })}
            options={LEVELS.map((id) => ({ id, label: id }))}
            selected={[String(level)]}
            onChange={([next]) => ask({ ...asked, [name]: Number(next) })}
            isSingle
          />
        ))}
        {body.skills.length === 0 && <Empty title={t('skills.choose')} text={t('skills.chooseText')} />}
        {preview.isLoading && <Skeleton lines={5} label={t('loading')} />}
        {preview.isError && <ErrorState title={t('error.list')} text={messageOf(preview.error)} onRetry={() => void preview.refetch()} />}
        {body.skills.length > 0 && preview.data && (
          <div role="status">
            <Explanation {...preview.data} />
          </div>
        )}
      </div>
    </Dialog>
  );
}
