import { type FocusEvent, type PointerEvent, useState } from 'react';

const IS_TOUCHED = matchMedia('(hover: none)').matches;

/** Whether somebody is at an element, by the mouse or by the keyboard; its handlers. What is touched has no such thing: there it begins with a tap. */
export function useNear() {
  const [isOver, setOver] = useState(false);
  const [isFocused, setFocused] = useState(false);
  return {
    isNear: isOver || isFocused,
    isTouched: IS_TOUCHED,
    handlers: {
      onPointerEnter: ({ pointerType }: PointerEvent) => pointerType === 'mouse' && setOver(true),
      onPointerLeave: () => setOver(false),
      onFocus: () => setFocused(true),
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => setFocused(currentTarget.contains(relatedTarget)),
    },
  };
}
