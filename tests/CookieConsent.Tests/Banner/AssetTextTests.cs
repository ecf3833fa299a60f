using CookieConsent.Banner;

namespace CookieConsent.Tests.Banner;

internal sealed class AssetTextTests
{
    [Test]
    public void Browsers_get_no_comment_no_indentation_and_every_line_of_code() =>
        Assert.That(
            AssetText.WithoutComments("/* one line */\n/*\n * a block\n\n * of lines\n */\n.a {\n  /* inside */\n  color: red; /* beside */\n}\n\n// script\nif (a)\n    // why\n    b('//c');\r\n"),
            Is.EqualTo(".a {color: red; /* beside */\n}\nif (a)\nb('//c');")
        );

    [Test]
    public void The_stylesheet_and_the_scripts_keep_every_bracket([Values("banner.css", "banner.js", "client.js", "held.js", "consent-mode.js", "signal.js")] string name)
    {
        var asset = ConsentAssets.TryFind(ConsentAssets.FileNameOf(name))!;

        var text = System.Text.Encoding.UTF8.GetString(asset.Bytes);

        foreach (var (open, close) in new[] { ('{', '}'), ('(', ')'), ('[', ']') })
            Assert.That(text.Count(letter => letter == open), Is.EqualTo(text.Count(letter => letter == close)).And.Positive, $"{open}{close}");
        Assert.That(text, Does.Not.Contain("/*").And.Not.Match("(?m)^//"));
    }
}
