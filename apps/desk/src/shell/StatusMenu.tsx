import { useNavigate } from '@tanstack/react-router';
import { Button as AriaButton } from 'react-aria-components';
import { Avatar } from '#ui/parts/Avatar/Avatar';
import { Menu, type MenuGroup } from '#ui/parts/Menu/Menu';
import { StatusDot } from '#ui/parts/StatusDot/StatusDot';
import { toasts } from '#ui/parts/Toast/toasts';
import { Tip } from '#ui/parts/Tooltip/Tooltip';
import type { AgentView } from '#client/core';
import { AGENT_STATUSES, type AgentStatus, type StatusReason } from '#words';
import { useState, useSyncExternalStore } from 'react';
import { useCommands } from '../commands/registry';
import { onChannelChange, stateOf } from '../live/channels';
import { useDesk, useSelected, useStore } from '../live/context';
import { isOutOfReach } from '../live/out-of-reach';
import { session } from '../live/session';
import { t } from '../words';
import { messageOf } from './problems';
import { applyTheme, currentTheme, THEMES } from './theme';
import css from './StatusMenu.module.css';

const REASONS: Partial<Record<StatusReason, string>> = {
  disconnected: t('reason.disconnected'),
  inactive: t('reason.inactive'),
  at_capacity: t('reason.at_capacity'),
  supervisor: t('reason.supervisor'),
  missed_offer: t('reason.missed_offer'),
  missed_reply: t('reason.missed_reply'),
};

/** One's own status at the foot of the rail: what it is, why, and what it may be. */
export function StatusMenu() {
  const desk = useDesk();
  const navigate = useNavigate();
  const { agent, selecting } = useStore(desk.own);
  const user = useStore(desk.login).user ?? desk.user;
  const [theme, setTheme] = useState(currentTheme);
  const status = selecting ?? agent?.status ?? 'offline';
  const reason = agent && !selecting ? REASONS[agent.statusReason] : undefined;
  const select = (next: AgentStatus): void =>
    void desk.own.select(next).catch((error: unknown) => toasts.say(messageOf(error), { tone: 'bad' }));

  useCommands(
    AGENT_STATUSES.map((each) => ({
      id: `status-${each}`,
      name: t(`status.go.${each}`),
      group: t('group.status'),
      run: () => select(each),
    })),
  );
  const isUncalled = useOutOfReach() && (status === 'online' || status === 'busy');
  const groups: MenuGroup[] = [
    {
      title: user.name,
      entries: AGENT_STATUSES.map((each) => ({
        id: each,
        label: t(`status.${each}`),
        icon: <StatusDot status={each} />,
        isSelected: (selecting ?? agent?.selectedStatus) === each,
        onAction: () => select(each),
      })),
    },
    {
      title: t('theme.title'),
      entries: THEMES.map((each) => ({
        id: `theme-${each}`,
        label: t(`theme.${each}`),
        isSelected: theme === each,
        onAction: () => (applyTheme(each), setTheme(each)),
      })),
    },
    {
      entries: [
        { id: 'account', label: t('me.title'), onAction: () => void navigate({ to: '/settings/account' }) },
        {
          id: 'alerts',
          label: t('alerts.title'),
          detail: isUncalled ? t('alerts.uncalled') : undefined,
          onAction: () => void navigate({ to: '/settings/alerts' }),
        },
        { id: 'out', label: t('command.signOut'), onAction: () => void session.signOut() },
      ],
    },
  ];
  const notice = agent && noticeOf(agent, status);
  const label = `${user.name}: ${t(`status.${status}`)}${reason ? `, ${reason}` : ''}${isUncalled ? `. ${t('alerts.uncalled')}` : ''}`;
  return (
    <div className={css.wrap}>
      {notice && (
        <div className={css.missed} role="status">
          {notice}
          <AriaButton className={css.back} onPress={() => select('online')}>
            {t('status.back')}
          </AriaButton>
        </div>
      )}
      <Menu
        label={t('status.menu')}
        placement="right bottom"
        groups={groups}
        trigger={
          <Tip text={label}>
            <AriaButton className={css.button} aria-label={label}>
              <Avatar id={user.id} name={user.name} src={user.avatarUrl} size={28} />
              <span className={css.dot}>
                <StatusDot status={status} />
              </span>
              {isUncalled && <span className={css.uncalled} />}
            </AriaButton>
          </Tip>
        }
      />
    </div>
  );
}

/** What somebody has to know whose status is not the one they chose. */
function noticeOf({ statusReason, statusNote }: AgentView, status: AgentStatus): string | undefined {
  if (statusReason === 'missed_offer' && status === 'away') return t('status.missed');
  if (statusReason === 'missed_reply' && status === 'away') return t('status.missed_reply');
  if (statusReason !== 'supervisor' || status === 'online') return undefined;
  const set = t('status.forced', { status: t(`status.${status}`) });
  return statusNote === null ? set : `${set}: ${statusNote}`;
}

/** Whether nothing that is switched on would reach somebody who looks elsewhere. */
function useOutOfReach(): boolean {
  const { preferences } = useDesk();
  const alerts = useSelected(preferences, (all) => all.alerts);
  return useSyncExternalStore(onChannelChange, () => isOutOfReach(alerts, (channel) => stateOf[channel]()));
}
