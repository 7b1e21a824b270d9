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
  return onBlankPage(page, async (blank) =>
    blank.evaluate(async ([first = "", second = ""]) => {
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
    }, urls),
  );
}

/** The site's policy allows no images from elsewhere: another page compares them. */
async function onBlankPage<T>(page: Page, compare: (blank: Page) => Promise<T>): Promise<T> {
  const blank = await page.context().newPage();
  try {
    return await compare(blank);
  } finally {
    await blank.close();
  }
}

const cell = 4;

/**
 * The cells of 4 × 4 pixels in which two pictures of the page differ on the average by more than a quarter of a
 * colour's range, by their places. How an edge is smoothed makes no cell differ; a mark that is not there does.
 */
export async function cellsApart(page: Page, one: Buffer, other: Buffer): Promise<string[]> {
  const urls = [one, other].map((picture) => `data:image/png;base64,${picture.toString("base64")}`);
  return onBlankPage(page, async (blank) =>
    blank.evaluate(
      async ({ urls, cell }) => {
        const coarse = async (url = "") => {
          const image = new Image();
          image.src = url;
          await image.decode();
          const [width, height] = [Math.ceil(image.width / cell), Math.ceil(image.height / cell)];
          const canvas = new OffscreenCanvas(image.width, image.height);
          const context = canvas.getContext("2d");
          if (!context) throw new Error("there is no canvas to compare on");
          context.drawImage(image, 0, 0);
          const { data } = context.getImageData(0, 0, image.width, image.height);
          const sums = new Float64Array(width * height * 3);
          for (let y = 0; y < image.height; y++)
            for (let x = 0; x < image.width; x++)
              for (let part = 0; part < 3; part++) {
                const at = (Math.floor(y / cell) * width + Math.floor(x / cell)) * 3 + part;
                sums[at] = (sums[at] ?? 0) + (data[(y * image.width + x) * 4 + part] ?? 0) / cell ** 2;
              }
          return { sums, width };
        };
        const [a, b] = [await coarse(urls[0]), await coarse(urls[1])];
        const apart = new Set<string>();
        a.sums.forEach((sum, at) => {
          const index = Math.floor(at / 3);
          if (Math.abs(sum - (b.sums[at] ?? 0)) > 64)
            apart.add(`${(index % a.width) * cell},${Math.floor(index / a.width) * cell}`);
        });
        return [...apart];
      },
      { urls, cell },
    ),
  );
}
