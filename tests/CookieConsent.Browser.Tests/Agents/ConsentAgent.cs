using System.Text.Json;
using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests.Agents;

/// <summary>
/// An independent agent that answers cookie notices for its user, as browsers and extensions have one: the npm package
/// <c>@duckduckgo/autoconsent</c>, with all rules that it ships, told to refuse. It asks its browser for settings and rules and tells what it did.
/// </summary>
internal sealed class ConsentAgent
{
    private static readonly string Package = Path.Combine(RepositoryRoot(), "artifacts", "npm", "agents", "node_modules", "@duckduckgo", "autoconsent");

    private readonly TaskCompletionSource<string> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ConsentAgent() { }

    /// <summary>Lets the agent loose on a page, and waits until it says that it is done. Returns the rule that it went by.</summary>
    public static async Task<string> RefuseAsync(IPage page)
    {
        var script = Path.Combine(Package, "dist", "autoconsent.playwright.js");
        Assert.That(File.Exists(script), $"There is no consent agent at {script}. Write: bash build/npm.sh tests/CookieConsent.Browser.Tests/Agents");
        var rules = await File.ReadAllTextAsync(Path.Combine(Package, "rules", "rules.json"));

        var agent = new ConsentAgent();
        await page.ExposeBindingAsync("autoconsentSendMessage", async (BindingSource source, JsonElement message) => await agent.HearAsync(source.Frame, message, rules));
        await page.EvaluateAsync(await File.ReadAllTextAsync(script));
        return await agent._done.Task.WaitAsync(TimeSpan.FromMilliseconds(Chromium.LongestWait));
    }

    private async Task HearAsync(IFrame frame, JsonElement message, string rules)
    {
        var type = message.GetProperty("type").GetString()!;
        if (type == "init")
            await frame.EvaluateAsync(
                $$"""autoconsentReceiveMessage({ type: 'initResp', config: { enabled: true, autoAction: 'optOut', heuristicMode: 'reject' }, rules: {{rules}} })"""
            );
        else if (type == "eval")
            await AnswerAsync(frame, message);
        else if (type == "autoconsentDone")
            _done.TrySetResult(message.GetProperty("cmp").GetString()!);
    }

    // Some of its rules ask the page's own scripts.
    private static async Task AnswerAsync(IFrame frame, JsonElement message)
    {
        var result = await frame.EvaluateAsync<JsonElement?>(message.GetProperty("code").GetString()!);
        await frame.EvaluateAsync(
            "([id, result]) => { autoconsentReceiveMessage({ type: 'evalResp', id, result }); }",
            new object?[] { message.GetProperty("id").GetString(), result?.ToString() == "True" }
        );
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CookieConsent.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds CookieConsent.sln.");
        return folder.FullName;
    }
}
