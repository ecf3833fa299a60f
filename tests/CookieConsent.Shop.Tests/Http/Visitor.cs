using System.Net;

namespace CookieConsent.Shop.Tests.Http;

/// <summary>A visitor without a browser: keeps the cookies it gets and sends them back.</summary>
internal sealed class Visitor(HttpMessageHandler handler, Uri address) : IDisposable
{
    private readonly HttpClient _client = new(handler) { BaseAddress = address };
    private readonly Dictionary<(string Name, string Path, string Domain, bool IsPartitioned), string> _jar = [];

    /// <summary>Headers sent with every request.</summary>
    public Dictionary<string, string> Headers { get; } = new() { ["Accept"] = "text/html,application/xhtml+xml,*/*;q=0.8" };

    /// <summary>The cookies it holds.</summary>
    public IReadOnlyCollection<string> CookieNames => [.. _jar.Keys.Select(key => key.Name).Distinct()];

    /// <summary>Puts a cookie in, as if from an earlier visit.</summary>
    public void Keep(string name, string value) => _jar[(name, "/", "", false)] = value;

    /// <summary>Asks for an address.</summary>
    public Task<Reply> GetAsync(string path) => SendAsync(new(HttpMethod.Get, path));

    /// <summary>Asks for the headers of an address.</summary>
    public Task<Reply> HeadAsync(string path) => SendAsync(new(HttpMethod.Head, path));

    /// <summary>Sends a form.</summary>
    public Task<Reply> PostAsync(string path, params IEnumerable<(string Name, string Value)> fields) =>
        SendAsync(new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) });

    /// <summary>Sends the first form of a page that fits the selector, with its hidden fields, and follows the redirect.</summary>
    public async Task<Reply> SubmitAsync(Reply page, string selector, params (string Name, string Value)[] fields)
    {
        var form = page.Document.QuerySelector(selector) ?? throw new InvalidOperationException($"The page has no {selector}.");
        var hidden = form.QuerySelectorAll("input[type=hidden]").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value") ?? ""));
        return await FollowAsync(await PostAsync(form.GetAttribute("action")!, hidden.Concat(fields)));
    }

    /// <summary>Makes a choice, as the form of the settings page sends it.</summary>
    public async Task ChooseAsync(CookieCategories? granted)
    {
        if (granted is not { } categories)
            return;
        var fields = new[] { CookieCategories.Functionality, CookieCategories.Analytics, CookieCategories.Advertisement }
            .Where(category => categories.HasFlag(category))
            .Select(category => ("category", category.ToString().ToLowerInvariant()))
            .Prepend(("choice", "save"));
        var reply = await PostAsync("/_cc", fields);
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    /// <summary>Goes where a redirect leads; a reply that is none stays.</summary>
    public async Task<Reply> FollowAsync(Reply reply) => reply.Location is { } location ? await FollowAsync(await GetAsync(location)) : reply;

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private async Task<Reply> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            foreach (var (name, value) in Headers)
                request.Headers.TryAddWithoutValidation(name, value);
            if (_jar.Count > 0)
                request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", _jar.Select(pair => $"{pair.Key.Name}={pair.Value}")));

            using var response = await _client.SendAsync(request);
            var reply = new Reply(response, await response.Content.ReadAsStringAsync());
            foreach (var cookie in reply.Cookies)
                Store(cookie);
            return reply;
        }
    }

    private void Store(SetCookie cookie)
    {
        if (cookie.IsDeletion)
            _jar.Remove(cookie.Key);
        else
            _jar[cookie.Key] = cookie.Value;
    }
}
