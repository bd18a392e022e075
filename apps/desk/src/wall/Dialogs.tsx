import { useState } from 'react';
import { useDesk } from '../live/context';
import { AssignDialog } from '../transfer/AssignDialog';
import { AgentDrawer } from './AgentDrawer';
import { AlarmsDialog } from './AlarmsDialog';
import { BehindDrawer } from './BehindDrawer';
import type { Acting } from './context';
import { LimitDialog } from './LimitDialog';
import { LinksDialog } from './LinksDialog';
import { PriorityDialog } from './PriorityDialog';
import { SkillDialog } from './SkillDialog';
import { StatusDialog } from './StatusDialog';
import type { WallSearch } from './search';
import { WatchDrawer } from './watch/WatchDrawer';

export interface DialogsProps {
  acting: Acting | null;
  onDone: () => void;
  search: WallSearch;
  change: (search: WallSearch) => void;
}

/** Whatever is open over the wall; the drawers are in the address. */
export function Dialogs({ acting, onDone, search, change }: DialogsProps) {
  const { watch, agent, behind, ...others } = search;
  return (
    <>
      {behind && <BehindDrawer metric={behind} onClose={() => change({ ...others, agent, watch })} />}
      {agent && <AgentDrawer key={agent} agentId={agent} onClose={() => change({ ...others, behind, watch })} />}
      {watch && <WatchDrawer key={watch} chatId={watch} onClose={() => change({ ...others, behind, agent })} />}
      {acting?.type === 'alarms' && <AlarmsDialog onClose={onDone} />}
      {acting?.type === 'links' && <LinksDialog onClose={onDone} />}
      {acting && 'chatId' in acting && <OfChat key={acting.chatId} {...acting} onClose={onDone} />}
      {acting?.type === 'status' && <StatusDialog agentId={acting.agentId} onClose={onDone} />}
      {acting?.type === 'limit' && <LimitDialog agentId={acting.agentId} onClose={onDone} />}
    </>
  );
}

/** What the chat was when the dialog opened: it stays, and says so, when somebody else was faster. */
function OfChat({ type, chatId, onClose }: { type: 'assign' | 'priority' | 'skill'; chatId: string; onClose: () => void }) {
  const { queue } = useDesk();
  const [row] = useState(() => queue.row(chatId));
  if (!row) return null;
  if (type === 'assign') return <AssignDialog chatId={chatId} name={row.customerName} skills={row.skills} onClose={onClose} />;
  if (type === 'priority') return <PriorityDialog row={row} onClose={onClose} />;
  return <SkillDialog row={row} onClose={onClose} />;
}
