import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';

/** How far from sight a part is drawn yet. */
const MARGIN_PX = 1_500;

interface BlockProps {
  scroller: RefObject<HTMLElement | null>;
  /** Whether somebody is about to go to a part of it. */
  isWanted: boolean;
  children: ReactNode;
}

/** A part of a long thread: far from sight it is no more than its height. */
export function Block({ scroller, isWanted, children }: BlockProps) {
  const element = useRef<HTMLDivElement>(null);
  const [height, keepHeight] = useState<number | null>(null);
  useEffect(() => {
    const look = new IntersectionObserver(
      ([seen]) => {
        const { current } = element;
        if (seen!.isIntersecting) keepHeight(null);
        else if (current && !current.contains(document.activeElement)) keepHeight((before) => before ?? current.offsetHeight);
      },
      { root: scroller.current, rootMargin: `${MARGIN_PX}px 0px` },
    );
    look.observe(element.current!);
    return () => look.disconnect();
  }, [scroller]);
  const isDrawn = height === null || isWanted;
  return (
    <div ref={element} style={isDrawn ? undefined : { blockSize: height }}>
      {isDrawn && children}
    </div>
  );
}
