import { type FocusEvent, type PointerEvent, useState } from 'react';

const IS_TOUCHED = matchMedia('(hover: none)').matches;

/** Whether somebody is at an element, by the mouse or by the keyboard; its handlers. Where one touches it is a button that says so: `toggle`. */
export function useNear() {
  const [isOver, setOver] = useState(false);
  const [isFocused, setFocused] = useState(false);
  if (IS_TOUCHED) return { isNear: isOver, toggle: () => setOver(!isOver) };
  return {
    isNear: isOver || isFocused,
    handlers: {
      onPointerEnter: ({ pointerType }: PointerEvent) => pointerType === 'mouse' && setOver(true),
      onPointerLeave: () => setOver(false),
      onFocus: () => setFocused(true),
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => setFocused(currentTarget.contains(relatedTarget)),
    },
  };
}
