import type { Attempt } from '@ficus/migration-wrapper';
import type { Controller } from './feature-controllers.ts';

/** How often a text that was typed is looked at again: a view empties its field by itself once it has sent it. */
const LOOK_MS = 500;
/** Whoever has typed so lately is still at it, even where the focus has left the field. */
const LATELY_MS = 5000;
const FIELDS = 'textarea, input, [contenteditable="true"]';

/** Whether a change of view would come in the middle of something. */
export interface Dirtiness {
  /** The remote's own word. The legacy views cannot say, and some remotes never do: for them what is typed decides alone. */
  said(attempt: Attempt, isDirty: boolean): void;
  /** Watches what the person does in the section; returns its undo. */
  watch(section: HTMLElement): () => void;
}

/**
 * Tells a controller when its view is dirty: it says so itself, or the person has typed a text that still stands in one
 * of its fields. Drafts are carried over anyhow, but nobody likes the page to change under their hands. A remote that has
 * said that it is clean keeps what is typed, or has no need of it: there a text counts only while somebody is at it.
 */
export function createDirtiness(controller: Controller): Dirtiness {
  let word: { attempt: Attempt; isDirty: boolean } | undefined;
  let typed: { field: Element; attempt: Attempt; at: number } | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;

  function tell(): void {
    const attempt = controller.getState().shown?.attempt;
    if (!attempt) return;
    const isSaidSo = word?.attempt === attempt && word.isDirty;
    controller.setDirty(attempt, isSaidSo || isTyping(attempt));
  }

  function isTyping(attempt: Attempt): boolean {
    if (typed?.attempt !== attempt || !hasText(typed.field)) return false;
    const isSpeaking = word?.attempt === attempt;
    return !isSpeaking || document.activeElement === typed.field || Date.now() - typed.at < LATELY_MS;
  }

  function look(): void {
    tell();
    if (typed && hasText(typed.field)) return;
    typed = undefined;
    clearInterval(timer);
    timer = undefined;
  }

  function onInput(event: Event): void {
    controller.inputSeen();
    const field = event.target instanceof Element ? event.target.closest(FIELDS) : null;
    const attempt = controller.getState().shown?.attempt;
    if (event.type !== 'input' || !field || !attempt) return;
    typed = { field, attempt, at: Date.now() };
    tell();
    timer ??= setInterval(look, LOOK_MS);
  }

  return {
    said(attempt, isDirty) {
      word = { attempt, isDirty };
      tell();
    },
    watch(section) {
      const events = ['input', 'keydown', 'pointerdown'];
      for (const name of events) section.addEventListener(name, onInput);
      return () => {
        for (const name of events) section.removeEventListener(name, onInput);
        clearInterval(timer);
      };
    },
  };
}

function hasText(field: Element): boolean {
  if (!field.isConnected) return false;
  return 'value' in field && typeof field.value === 'string' ? field.value !== '' : field.textContent !== '';
}
