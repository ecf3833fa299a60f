namespace CookieConsent.Migration.Tests;

/// <summary>The guides: who follows one to the letter gets the site that the tests ask.</summary>
internal sealed class GuideTests
{
    private const string Reference = """
          <ItemGroup>
            <!-- In a project of your own: dotnet add package CookieConsent. -->
            <ProjectReference Include="../../../../src/CookieConsent/CookieConsent.csproj" />
          </ItemGroup>
        </Project>
        """;

    [Test]
    public void The_steps_turn_the_site_as_it_was_into_the_one_after([Values("CookiePolicy", "VanillaCookieConsent", "Cookiebot")] string name)
    {
        var guide = new Guide(name);

        var result = guide.Follow(guide.Before);
        result.Remove($"{name}Before.csproj", out var project);
        result[$"{name}After.csproj"] = project!.Replace("</Project>", Reference, StringComparison.Ordinal);

        var after = guide.After;
        Assert.That(result.Keys, Is.EquivalentTo(after.Keys));
        foreach (var (file, text) in after)
            Assert.That(result[file], Is.EqualTo(text), file);
    }
}
