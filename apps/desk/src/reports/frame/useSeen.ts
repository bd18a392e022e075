import { type RefObject, useEffect, useRef, useState } from 'react';
import { useOverview, useSeries } from './queries';

/** Whether the element has come near the window once: what is far below is asked for when somebody goes there. */
export function useSeen<E extends Element>(): [RefObject<E | null>, boolean] {
  const element = useRef<E>(null);
  const [isSeen, see] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => entry!.isIntersecting && see(true), { rootMargin: '300px' });
    observer.observe(element.current!);
    return () => observer.disconnect();
  }, []);
  return [element, isSeen];
}

/** The same for what stands further down: it lets the figures and the first charts go before it. */
export function useSeenLater<E extends Element>(): [RefObject<E | null>, boolean] {
  const [element, isSeen] = useSeen<E>();
  const [overview, series] = [useOverview(), useSeries()];
  return [element, isSeen && !overview.isFetching && !series.isFetching];
}
