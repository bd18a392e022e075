import type { StaffUser } from '#client/desk';
import { useDesk, useStore } from '../live/context';

/** Oneself, as it is now. */
export const useMe = (): StaffUser => {
  const desk = useDesk();
  return useStore(desk.login).user ?? desk.user;
};
