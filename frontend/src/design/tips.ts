import styles from './tips.module.css';

const REST_MS = 500;
const GAP_PX = 8;

/**
 * Shows what a button says of itself in `data-tip`, beside it, once the pointer rests there or the keyboard comes to it.
 * The tip can be hovered and goes with Escape (WCAG 1.4.13). It is for the eye only: the button's name says the same.
 */
export function showTips(): void {
  const tip = document.createElement('div');
  tip.className = styles.tip ?? '';
  tip.ariaHidden = 'true';
  tip.hidden = true;
  document.body.append(tip);
  let owner: HTMLElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const hide = () => {
    clearTimeout(timer);
    owner = undefined;
    tip.hidden = true;
  };
  const show = async (element: HTMLElement) => {
    const { computePosition, flip, offset, shift } = await import('@floating-ui/dom');
    if (owner !== element || !element.isConnected) {
      return;
    }
    tip.textContent = element.dataset.tip ?? '';
    tip.hidden = false;
    const { x, y } = await computePosition(element, tip, {
      strategy: 'fixed',
      placement: 'bottom',
      middleware: [offset(GAP_PX), flip(), shift({ padding: GAP_PX })],
    });
    tip.style.translate = `${Math.round(x)}px ${Math.round(y)}px`;
  };
  const wait = (target: EventTarget | null, ms: number) => {
    if (target === tip) {
      return;
    }
    const element = target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;
    if (element !== owner) {
      hide();
      if (element) {
        owner = element;
        timer = setTimeout(() => void show(element), ms);
      }
    }
  };

  document.addEventListener(
    'pointerover',
    event => event.pointerType !== 'touch' && wait(event.target, REST_MS),
  );
  document.addEventListener('focusin', event => {
    if (event.target instanceof Element && event.target.matches(':focus-visible')) {
      wait(event.target, 0);
    }
  });
  document.addEventListener('focusout', hide);
  document.addEventListener('pointerdown', hide);
  document.addEventListener('scroll', hide, { capture: true, passive: true });
  document.addEventListener('keydown', event => event.key === 'Escape' && hide());
}
