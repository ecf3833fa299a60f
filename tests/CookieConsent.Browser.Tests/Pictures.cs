using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests;

/// <summary>
/// Compares pictures in the browser itself. Both are made four times smaller first: how a letter's edge is smoothed differs from computer to computer and
/// is averaged away, while what has moved, changed colour or gone is still seen.
/// </summary>
internal static class Pictures
{
    /// <summary>The share of a picture that may differ: none of ours is so small that a lost button would hide in it.</summary>
    public const double MostDifferent = 0.004;

    private const string Compare = """
        async ([before, after]) => {
          const smaller = 4, noticeable = 36;
          const open = async text => createImageBitmap(new Blob([Uint8Array.from(atob(text), letter => letter.charCodeAt(0))], { type: 'image/png' }));
          const [one, other] = [await open(before), await open(after)];
          const width = Math.ceil(Math.max(one.width, other.width) / smaller), height = Math.ceil(Math.max(one.height, other.height) / smaller);
          const pixels = image => {
            const drawing = new OffscreenCanvas(width, height).getContext('2d');
            drawing.imageSmoothingQuality = 'high';
            drawing.drawImage(image, 0, 0, image.width / smaller, image.height / smaller);
            return drawing.getImageData(0, 0, width, height);
          };
          const [left, right] = [pixels(one), pixels(other)];
          let different = 0;
          for (let at = 0; at < left.data.length; at += 4) {
            const isDifferent = [0, 1, 2, 3].some(part => Math.abs(left.data[at + part] - right.data[at + part]) > noticeable);
            different += isDifferent;
            right.data.set(isDifferent ? [255, 0, 80, 255] : [...right.data.slice(at, at + 3), 90], at);
          }
          const canvas = new OffscreenCanvas(width, height);
          canvas.getContext('2d').putImageData(right, 0, 0);
          const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
          return [String(different / (width * height)), btoa(String.fromCharCode(...bytes))];
        }
        """;

    /// <summary>The share of the picture that differs, and a picture that shows where.</summary>
    public static async Task<(double Share, byte[] Picture)> CompareAsync(IPage page, byte[] before, byte[] after)
    {
        var answer = await page.EvaluateAsync<string[]>(Compare, new[] { Convert.ToBase64String(before), Convert.ToBase64String(after) });
        return (double.Parse(answer[0], System.Globalization.CultureInfo.InvariantCulture), Convert.FromBase64String(answer[1]));
    }
}
