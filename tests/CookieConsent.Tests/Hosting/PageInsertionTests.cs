using System.Text;
using Proxy.Forwarding;

namespace CookieConsent.Tests.Hosting;

/// <summary>Where the proxy writes into a page, however the page comes in pieces.</summary>
internal sealed class PageInsertionTests
{
    [TestCase("<html><body><p>a</p></body></html>", "<html><body>[1]<p>a</p>[2]</body></html>")]
    [TestCase("<BODY CLASS=\"a>b\" title='>\"'>a</BODY>", "<BODY CLASS=\"a>b\" title='>\"'>[1]a[2]</BODY>")]
    [TestCase("<head><bodyguard></head><body\n>a", "<head><bodyguard></head><body\n>[1]a[2]")]
    [TestCase("<body><script>s='</body>'</script></body>", "<body>[1]<script>s='</body>'</script>[2]</body>")]
    [TestCase("<p>a", "<p>a[1][2]")]
    [TestCase("<body", "<body[1][2]")]
    [TestCase("", "[1][2]")]
    public async Task It_is_behind_the_first_tag_and_in_front_of_the_last(string page, string expected)
    {
        for (var piece = 1; piece <= page.Length + 1; piece++)
            Assert.That(await InsertAsync(Encoding.UTF8.GetBytes(page), piece), Is.EqualTo(expected), $"{piece} bytes at a time");
    }

    [TestCase("<body>")]
    [TestCase("<body ")]
    [TestCase("<body></body")]
    public async Task What_is_longer_than_its_room_passes_all_the_same(string start)
    {
        var page = start + new string('x', 300_000);

        var written = await InsertAsync(Encoding.UTF8.GetBytes(page), 10_000);

        Assert.That(written.Replace("[1]", "", StringComparison.Ordinal).Replace("[2]", "", StringComparison.Ordinal), Is.EqualTo(page));
        Assert.That(written, Does.Contain("[1]").And.Contain("[2]"));
    }

    private static async Task<string> InsertAsync(byte[] page, int piece)
    {
        using var from = new PieceByPiece(page, piece);
        using var to = new MemoryStream();
        await PageInsertion.CopyAsync(from, to, "[1]"u8.ToArray(), "[2]"u8.ToArray(), CancellationToken.None);
        return Encoding.UTF8.GetString(to.ToArray());
    }

    private sealed class PieceByPiece(byte[] content, int piece) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
    }
}
