import type { Page } from "@playwright/test";

/**
 * A picture of the page, all of it painted anew. What has changed is otherwise painted alone, and where its bounds cut
 * a round edge, the browser's rasterizer smooths that edge in another way: the same page would give other pixels.
 */
export async function wholePicture(page: Page): Promise<Buffer> {
  await page.evaluate(async () => {
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const { style } = document.documentElement;
    for (const visibility of ["hidden", ""]) {
      style.visibility = visibility;
      await nextFrame();
      await nextFrame();
    }
  });
  return page.screenshot();
}

/**
 * How many pixels of two pictures of the page differ to the eye. One level of one colour, as the rounding of a
 * redrawn edge may leave, is none.
 */
export async function pixelsApart(page: Page, one: Buffer, other: Buffer): Promise<number> {
  const urls = [one, other].map((picture) => `data:image/png;base64,${picture.toString("base64")}`);
  return page.evaluate(async ([first = "", second = ""]) => {
    const pixels = async (url: string) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext("2d");
      if (!context) throw new Error("there is no canvas to compare on");
      context.drawImage(image, 0, 0);
      return context.getImageData(0, 0, image.width, image.height).data;
    };
    const [a, b] = [await pixels(first), await pixels(second)];
    let apart = a.length === b.length ? 0 : 1;
    for (let index = 0; index < a.length; index += 4) {
      const far = [0, 1, 2].some((part) => Math.abs((a[index + part] ?? 0) - (b[index + part] ?? 0)) > 4);
      if (far) apart++;
    }
    return apart;
  }, urls);
}
