import { useQuery } from '@tanstack/react-query';
import { queriesOf } from '../data/queries';
import { useDesk } from '../live/context';

/** The address of a colleague's picture, or of one's own. */
export function useFace(id: string | null): string | null {
  const desk = useDesk();
  const isOwn = id === desk.user.id;
  const faces = useQuery({ ...queriesOf(desk).faces(), enabled: id !== null && !isOwn }).data;
  return isOwn ? desk.user.avatarUrl : (faces?.get(id ?? '') ?? null);
}
