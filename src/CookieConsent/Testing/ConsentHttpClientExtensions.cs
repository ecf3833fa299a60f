namespace CookieConsent.Testing;

/// <summary>
/// For the tests of an app: lets them begin as a visitor who has decided, so that no banner is in their way. The choice is a real one, sent over HTTP to the app
/// under test: nothing is faked, and it holds as long as a visitor's would.
/// </summary>
public static class ConsentHttpClientExtensions
{
    private const string DefaultBasePath = "/_cc";

    /// <summary>
    /// Makes a choice, and sends it along with every request of this client from then on: in the client's own cookies, or where it keeps none, in its
    /// <see cref="HttpClient.DefaultRequestHeaders"/>. Another call makes another choice.
    /// </summary>
    /// <param name="client">A client with a <see cref="HttpClient.BaseAddress"/>, such as <c>factory.CreateClient()</c> gives.</param>
    /// <param name="granted">
    /// What the visitor grants. <see cref="CookieCategories.All"/> accepts all; <see cref="CookieCategories.None"/> and <see cref="CookieCategories.Necessary"/>
    /// reject all; anything else is ticked in the dialog and saved.
    /// </param>
    /// <param name="basePath"><see cref="CookieConsentOptions.BasePath"/> of the app, behind its path base where it has one. Default: <c>/_cc</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The same client.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="granted"/> has undefined bits.</exception>
    /// <exception cref="InvalidOperationException">The app did not take the choice. The message says what to write.</exception>
    /// <example>
    /// <code>
    /// using var factory = new WebApplicationFactory&lt;Program&gt;();
    /// using var client = await factory.CreateClient().WithConsentAsync(CookieCategories.Analytics);
    ///
    /// using var page = await client.GetAsync("/");
    /// </code>
    /// </example>
    public static async Task<HttpClient> WithConsentAsync(
        this HttpClient client,
        CookieCategories granted,
        string basePath = DefaultBasePath,
        CancellationToken cancellationToken = default
    )
    {
        var choice = await PostedChoice.MakeAsync(client, granted, basePath, cancellationToken).ConfigureAwait(false);
        if (await choice.IsHeldAsync(cancellationToken).ConfigureAwait(false))
            return client;
        choice.AddToHeaders();
        return await choice.IsHeldAsync(cancellationToken).ConfigureAwait(false)
            ? client
            : throw new InvalidOperationException(
                "The choice was taken, but the client does not send the cookie that it was given. Let its handlers pass Cookie headers on, or keep cookies: new SocketsHttpHandler { UseCookies = true }."
            );
    }

    /// <summary>
    /// <see cref="WithConsentAsync"/> for code that cannot wait otherwise, for example a constructor: blocks until the app has answered, on any thread.
    /// </summary>
    /// <param name="client">A client with a <see cref="HttpClient.BaseAddress"/>.</param>
    /// <param name="granted">What the visitor grants.</param>
    /// <param name="basePath"><see cref="CookieConsentOptions.BasePath"/> of the app, behind its path base where it has one. Default: <c>/_cc</c>.</param>
    /// <returns>The same client.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="granted"/> has undefined bits.</exception>
    /// <exception cref="InvalidOperationException">The app did not take the choice. The message says what to write.</exception>
    /// <example><code>using var client = factory.CreateClient().WithConsent(CookieCategories.All);</code></example>
    public static HttpClient WithConsent(this HttpClient client, CookieCategories granted, string basePath = DefaultBasePath) =>
        Wait(() => client.WithConsentAsync(granted, basePath));

    /// <summary>
    /// Makes a choice for a browser: the storage state, as JSON, of a Playwright context that begins with it. The address of the client has to be the one that
    /// the browser opens, its host and scheme at least.
    /// </summary>
    /// <param name="client">A client with a <see cref="HttpClient.BaseAddress"/> that has not made this choice before.</param>
    /// <param name="granted">What the visitor grants, as in <see cref="WithConsentAsync"/>.</param>
    /// <param name="basePath"><see cref="CookieConsentOptions.BasePath"/> of the app, behind its path base where it has one. Default: <c>/_cc</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A JSON object with <c>cookies</c>, of which there is one, and <c>origins</c>, which is empty.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="granted"/> has undefined bits.</exception>
    /// <exception cref="InvalidOperationException">The app did not take the choice. The message says what to write.</exception>
    /// <example>
    /// <code>
    /// using var client = new HttpClient { BaseAddress = new("http://localhost:5000") };
    /// var state = await client.ConsentStorageStateAsync(CookieCategories.All);
    ///
    /// await using var context = await browser.NewContextAsync(new() { StorageState = state });
    /// </code>
    /// </example>
    public static async Task<string> ConsentStorageStateAsync(
        this HttpClient client,
        CookieCategories granted,
        string basePath = DefaultBasePath,
        CancellationToken cancellationToken = default
    )
    {
        var choice = await PostedChoice.MakeAsync(client, granted, basePath, cancellationToken).ConfigureAwait(false);
        return StorageState.Of(choice.Cookie, choice.Address, TimeProvider.System.GetUtcNow());
    }

    /// <summary><see cref="ConsentStorageStateAsync"/> for code that cannot wait otherwise: blocks until the app has answered, on any thread.</summary>
    /// <param name="client">A client with a <see cref="HttpClient.BaseAddress"/> that has not made this choice before.</param>
    /// <param name="granted">What the visitor grants.</param>
    /// <param name="basePath"><see cref="CookieConsentOptions.BasePath"/> of the app, behind its path base where it has one. Default: <c>/_cc</c>.</param>
    /// <returns>A JSON object with <c>cookies</c>, of which there is one, and <c>origins</c>, which is empty.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="granted"/> has undefined bits.</exception>
    /// <exception cref="InvalidOperationException">The app did not take the choice. The message says what to write.</exception>
    /// <example><code>File.WriteAllText("consent.json", client.ConsentStorageState(CookieCategories.All));</code></example>
    public static string ConsentStorageState(this HttpClient client, CookieCategories granted, string basePath = DefaultBasePath) =>
        Wait(() => client.ConsentStorageStateAsync(granted, basePath));

    // On another thread: a test runner may have a synchronization context of one thread, and that thread waits here.
    private static T Wait<T>(Func<Task<T>> call) => Task.Run(call).GetAwaiter().GetResult();
}
