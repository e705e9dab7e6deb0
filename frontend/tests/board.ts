import { type APIRequestContext, expect, type Locator, type Page } from '@playwright/test';

const PLACES = [
  [0.62, 0.62],
  [0.85, 0.55],
  [0.5, 0.8],
  [0.75, 0.3],
  [0.3, 0.75],
  [0.85, 0.8],
] as const;

/** The ad canvas as a visitor has it. */
export class Board {
  readonly area: Locator;

  constructor(
    private readonly page: Page,
    private readonly request: APIRequestContext,
  ) {
    this.area = page.getByRole('application', { name: 'Ad canvas' });
  }

  async open(): Promise<void> {
    await this.page.goto('/');
    await this.page.getByRole('button', { name: 'Allow for this visit' }).click();
    await expect(this.page.locator('html')).toHaveAttribute('data-session', /.+/);
  }

  item(name: string): Locator {
    return this.area.getByRole('button', { name });
  }

  async session(): Promise<string> {
    return (await this.page.locator('html').getAttribute('data-session')) ?? '';
  }

  /** What the server knows of this visit. */
  async engagement(): Promise<{ clicks: number; hovers: number; active_ms: number }> {
    const answer = await this.request.get(`/api/sessions/${await this.session()}`);
    return answer.ok() ? answer.json() : { clicks: 0, hovers: 0, active_ms: 0 };
  }

  async marks(): Promise<{ x: number; y: number; type: string }[]> {
    const answer = await this.request.post('/api/heatmap', { data: { session_id: await this.session() } });
    return (await answer.json()).heatmap;
  }

  /** The canvas's own size in its pixels, and where a place of the window is on it. */
  async toCanvas(x: number, y: number): Promise<{ x: number; y: number; width: number; height: number }> {
    return this.page.locator('[data-ad-canvas]').evaluate(
      (sheet: HTMLElement, [clientX, clientY]) => {
        const box = sheet.getBoundingClientRect();
        const { offsetWidth: width, offsetHeight: height } = sheet;
        return {
          x: ((clientX - box.left) / box.width) * width,
          y: ((clientY - box.top) / box.height) * height,
          width,
          height,
        };
      },
      [x, y] as const,
    );
  }

  /** A place in the window, by fractions of the visible board. */
  async spot(u: number, v: number): Promise<{ x: number; y: number }> {
    const box = await this.area.boundingBox();
    if (!box) {
      throw new Error('The board is not shown.');
    }
    return { x: Math.round(box.x + u * box.width), y: Math.round(box.y + v * box.height) };
  }

  /** A place in the window where the board is empty. */
  async emptySpot(): Promise<{ x: number; y: number }> {
    for (const [u, v] of PLACES) {
      const spot = await this.spot(u, v);
      const free = await this.page.evaluate(({ x, y }) => {
        const element = document.elementFromPoint(x, y);
        return Boolean(element?.closest('[data-ad-canvas]')) && !element?.closest('button');
      }, spot);
      if (free) {
        return spot;
      }
    }
    throw new Error('The board has no empty place.');
  }

  async zoomTo(scale: number): Promise<void> {
    await this.page.getByRole('button', { name: 'Life size' }).click();
    const middle = await this.spot(0.5, 0.5);
    await this.page.mouse.move(middle.x, middle.y);
    await this.page.mouse.wheel(0, -Math.log(scale) / 0.0015);
  }
}
