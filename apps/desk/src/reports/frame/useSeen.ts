import { type RefObject, useEffect, useRef, useState } from 'react';

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
