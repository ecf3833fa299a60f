namespace CookieConsent.Tests.Harness;

/// <summary>
/// Odd <c>Set-Cookie</c> lines, each with the name under which a browser keeps the cookie by the algorithm of RFC 6265bis section 5.6: everything up
/// to the first <c>;</c> is the pair, everything up to its first <c>=</c> the name, white space at the ends goes. No <c>=</c>: no name.
/// </summary>
internal static class OddSetCookieLines
{
    /// <summary>Lines that a browser keeps, whatever they say, and their names; an empty name is a cookie without one.</summary>
    public static readonly (string Line, string Name)[] Kept =
    [
        // The plain form and its white space.
        ("odd1=1", "odd1"), (" odd2=1", "odd2"), ("\todd3=1", "odd3"), ("odd4 =1", "odd4"), ("odd5\t=1", "odd5"), (" \t odd6 \t =1", "odd6"), ("odd7= 1", "odd7"), ("odd8=1 ", "odd8"), ("odd9=\t1\t", "odd9"),
        ("a10 = 1 ; Path=/", "a10"), ("a b=1", "a b"), ("a\tb=1", "a\tb"), ("a  b  c=1", "a  b  c"), ("  lead and trail  =1", "lead and trail"), ("a11=1   ;   Path=/", "a11"),

        // No name.
        ("b1", ""), ("b2; Path=/", ""), ("=b3", ""), ("=", ""), (" = ", ""), ("\t=\t1", ""), ("==b4", ""), ("=b5=c", ""), ("   b6   ", ""), ("b7 ; Secure", ""), ("\"b8\"", ""),
        ("b9;b10=1", ""), (";b11=1", ""), (";;b12=1", ""), (" ;b13=1", ""), (";", ""), (";;;", ""), ("; ; ;", ""), ("=;b14=1", ""), ("; Path=/; b15=1", ""), ("b16:1", ""), ("b17,b18", ""),
        ("{\"b19\":1}", ""), ("Path", ""), ("Secure", ""), ("HttpOnly", ""), ("[b20]", ""), ("b21%3D1", ""), ("\tb22", ""), ("&", ""), ("-", ""), ("1", ""),

        // Several equals signs: the first one parts name and value.
        ("c1==1", "c1"), ("c2=1=2", "c2"), ("c3===", "c3"), ("c4=a=b=c=d", "c4"), ("c5 = = 1", "c5"), ("c6=c7=1", "c6"), ("c8=;", "c8"), ("c9=", "c9"), ("c10= ", "c10"), ("c11=;c12=1", "c11"),
        ("c13==; Path=/", "c13"), ("c14=MTIzNA==", "c14"), ("c15=a%3Db", "c15"),

        // Semicolons end the pair, also inside quotes and brackets.
        ("d1=\"a;b\"", "d1"), ("d2=\"a; Path=/x\"", "d2"), ("d3={\"a\":1;\"b\":2}", "d3"), ("d4=a;;;b", "d4"), ("d5=a; ; ;", "d5"), ("d6=';'", "d6"), ("d7=[1;2]", "d7"), ("\"d8;=1", ""), ("\"d9\"=1", "\"d9\""),
        ("\"d 10\"=1", "\"d 10\""), ("d11=\"", "d11"), ("d12=\"\"", "d12"), ("d13=\"a\"b\"", "d13"), ("d14=\\\"a\\;b\"", "d14"), ("'d15'=1", "'d15'"),

        // A comma separates nothing.
        ("e1=1, e2=2", "e1"), ("e3=1,e4=2; Path=/", "e3"), ("e5,e6=1", "e5,e6"), ("e7, e8=1", "e7, e8"), (",e9=1", ",e9"), (",=1", ","), ("e10=,", "e10"), ("e11=1; Path=/, e12=2; Path=/", "e11"),
        ("e13=a,b,c", "e13"), ("e14 , =1", "e14 ,"),

        // Nothing is decoded, and letters keep their case.
        ("%66oo=1", "%66oo"), ("f%31=1", "f%31"), ("f%3D=1", "f%3D"), ("f%20x=1", "f%20x"), ("F2=1", "F2"), ("f2=1", "f2"), ("f%=1", "f%"), ("f%zz=1", "f%zz"), ("f+x=1", "f+x"), ("&amp;f3=1", ""), ("&f4=1", "&f4"),
        ("f%2C=1", "f%2C"), ("f%3B=1", "f%3B"), ("\\u0066=1", "\\u0066"), ("f%C3%A6=1", "f%C3%A6"), ("f%00=1", "f%00"), ("f%0A=1", "f%0A"),

        // Every sign that a token may not hold, in a name.
        ("g(=1", "g("), ("g)=1", "g)"), ("g<=1", "g<"), ("g>=1", "g>"), ("g@=1", "g@"), ("g:=1", "g:"), ("g\\=1", "g\\"), ("g/=1", "g/"), ("g[=1", "g["), ("g]=1", "g]"), ("g?=1", "g?"), ("g{=1", "g{"), ("g}=1", "g}"),
        ("g!=1", "g!"), ("g#=1", "g#"), ("g$=1", "g$"), ("g&=1", "g&"), ("g'=1", "g'"), ("g*=1", "g*"), ("g+=1", "g+"), ("g.=1", "g."), ("g^=1", "g^"), ("g`=1", "g`"), ("g|=1", "g|"), ("g~=1", "g~"), ("g-=1", "g-"),
        ("g_=1", "g_"), ("*=1", "*"), (".=1", "."), ("..=1", ".."), ("/=1", "/"), ("?=1", "?"), ("0=1", "0"), ("-1=1", "-1"), ("$Version=1", "$Version"), ("$Path=/", "$Path"), ("{\"g\":1}=1", "{\"g\":1}"), ("[0]=1", "[0]"),
        ("__proto__=1", "__proto__"), ("constructor=1", "constructor"), ("<script>=1", "<script>"), ("../../g=1", "../../g"), ("g\\..\\=1", "g\\..\\"),

        // Names of attributes in the place of the name.
        ("Path=/", "Path"), ("path=/; Path=/", "path"), ("Expires=Thu, 01 Jan 2099 00:00:00 GMT", "Expires"), ("Max-Age=60", "Max-Age"), ("Domain=example.com", "Domain"), ("SameSite=None", "SameSite"), ("Secure=1", "Secure"),
        ("HttpOnly=1", "HttpOnly"), ("Partitioned=1", "Partitioned"), ("Set-Cookie=h1=1", "Set-Cookie"), ("Set-Cookie: h2=1", "Set-Cookie: h2"), ("Cookie=1", "Cookie"), ("Set-Cookie:=1", "Set-Cookie:"),

        // Values of every kind.
        ("i1={\"a\":1,\"b\":[2,3]}", "i1"), ("i2=a b c", "i2"), ("i3=<b>bold</b>", "i3"), ("i4=https://example.com/?a=1&b=2#c", "i4"), ("i5=eyJhbGciOiJIUzI1NiJ9.e30.abc-_", "i5"), ("i6=%00%01", "i6"), ("i7=a\tb", "i7"),
        ("i8='quoted'", "i8"), ("i9=\\", "i9"), ("i10=\\\"", "i10"), ("i11=...", "i11"), ("i12=*", "i12"), ("i13=+", "i13"), ("i14=a|b|c", "i14"), ("i15=GA1.2.123456789.1700000000", "i15"), ("i16=fb.1.1700000000.123", "i16"),
        ("i17=true", "i17"), ("i18=null", "i18"), ("i19=undefined", "i19"), ("i20=0", "i20"), ("i21=!@#$%^&*()", "i21"), ("i22=" + LongText, "i22"), (LongText + "=1", LongText),

        // Attributes: unknown, doubled, empty, malformed, in any case.
        ("j1=1; Path=/; Domain=example.com; Secure; HttpOnly; SameSite=Lax", "j1"), ("j2=1;path=/;PATH=/x;pAtH=/y", "j2"), ("j3=1; Secure=true", "j3"), ("j4=1; HttpOnly=false", "j4"), ("j5=1; SameSite", "j5"),
        ("j6=1; SameSite=Sometimes", "j6"), ("j7=1; Partitioned; Secure; SameSite=None; Path=/", "j7"), ("j8=1; Priority=High", "j8"), ("j9=1; SameParty", "j9"), ("j10=1; unknown", "j10"), ("j11=1; unknown=value; another", "j11"),
        ("j12=1; =", "j12"), ("j13=1; =x", "j13"), ("j14=1; x=", "j14"), ("j15=1;;Path=/", "j15"), ("j16=1; Path", "j16"), ("j17=1; Path=", "j17"), ("j18=1; Path=x", "j18"), ("j19=1; Path=\"/\"", "j19"), ("j20=1; Path=/a b", "j20"),
        ("j21=1; Domain", "j21"), ("j22=1; Domain=", "j22"), ("j23=1; Domain=.", "j23"), ("j24=1; Domain=.example.com", "j24"), ("j25=1; Domain=EXAMPLE.COM", "j25"), ("j26=1; Domain=a b", "j26"), ("j27=1; Domain=other.example", "j27"),
        ("j28=1; Comment=\"a, b\"", "j28"), ("j29=1; Version=1", "j29"), ("j30=1; Port=\"80,443\"", "j30"), ("j31=1 ; Secure ; HttpOnly ", "j31"), ("j32=1;Secure;HttpOnly", "j32"), ("j33=1;\tSecure;\tHttpOnly", "j33"),
        ("j34=1; Set-Cookie: j35=2", "j34"), ("j36=1; j37=2; j38=3", "j36"), ("j39=1; Secure; Secure; Secure", "j39"), ("j40=1; SameSite=Lax; SameSite=None", "j40"), ("j41=1; Cross-Site", "j41"), ("j42=1;=;=;=", "j42"),

        // What looks like a deletion and is none.
        ("k1=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "k1"), ("k2=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=1", "k2"), ("k3=1; Max-Age=0; Max-Age=60", "k3"), ("k4=1; Max-Age=\"0\"", "k4"),
        ("k5=1; Max-Age=+0", "k5"), ("k6=1; Max-Age=0x", "k6"), ("k7=1; Max-Age", "k7"), ("k8=1; Max-Age=", "k8"), ("k9=1; Max-Age= ", "k9"), ("k10=1; Max-Age=-", "k10"), ("k11=1; Max-Age=1.5", "k11"), ("k12=1; Max-Age=--1", "k12"),
        ("k13=1; Expires=never", "k13"), ("k14=1; Expires=", "k14"), ("k15=1; Expires=0", "k15"), ("k16=1; Expires=-1", "k16"), ("k17=1; Expires=Thu, 32 Jan 1970 00:00:00 GMT", "k17"), ("k18=1; Expires=Thu, 01 Jan 1970", "k18"),
        ("k19=1; Expires=1970-01-01T00:00:00Z", "k19"), ("k20=1; Expires=Thu, 01 Jan 1600 00:00:00 GMT", "k20"), ("k21=1; Expires=Thu, 01 Jan 1970 24:00:00 GMT", "k21"), ("k22=1; Expires=Thu, 01 Jan 1970 00:60:00 GMT", "k22"),
        ("k23=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Expires=Thu, 01 Jan 2099 00:00:00 GMT", "k23"), ("k24=1; x=Max-Age=0", "k24"), ("k25=Max-Age=0", "k25"), ("k26=1; Path=/; Max-Age=99999999999999999999", "k26"),
        ("k27=1; MaxAge=0", "k27"), ("k28=1; Max_Age=0", "k28"), ("k29=1; Max Age=0", "k29"), ("k30=1; Expire=Thu, 01 Jan 1970 00:00:00 GMT", "k30"), ("k31=1; \"Max-Age\"=0", "k31"), ("k32=1; Max-Age=0; Max-Age=1", "k32"),
        ("k33=1; Expires=Fri, 31 Feb 1970 00:00:00 GMT", "k33"), ("k34=1; Max-Age=60; max-age=x", "k34"),

        // Prefixed names are names like others to a server.
        ("__Host-l1=1; Secure; Path=/", "__Host-l1"), ("__Secure-l2=1; Secure", "__Secure-l2"), ("__host-l3=1", "__host-l3"), ("__HOST-l4=1", "__HOST-l4"), ("__Http-l5=1; Secure; HttpOnly", "__Http-l5"),
        ("__Host-Http-l6=1; Secure; HttpOnly; Path=/", "__Host-Http-l6"), (" __Host-l7=1", "__Host-l7"), ("=__Host-l8=1", ""), ("__Host-=1", "__Host-"), ("__Host-", ""), ("__Secure-", ""), ("__Host-l9", ""),
    ];

    /// <summary>Lines that delete a cookie, and its name.</summary>
    public static readonly (string Line, string Name)[] Deleting =
    [
        ("m1=x; Max-Age=0", "m1"), ("m2=x; max-age=0", "m2"), ("m3=x; Max-Age=-1", "m3"), ("m4=x;Max-Age=00", "m4"), ("m5=x; Max-Age = 0 ", "m5"), ("m6=x; Max-Age=-0", "m6"), ("m7=x; Max-Age=60; Max-Age=0", "m7"),
        ("m8=x; Max-Age=0; Expires=Thu, 01 Jan 2099 00:00:00 GMT", "m8"), ("m9=x; Max-Age=-99999999999999999999", "m9"), ("m10=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "m10"), ("m11=x; expires=Thu, 01-Jan-1970 00:00:00 GMT", "m11"),
        ("m12=x; Expires=Thu Jan 1 00:00:00 1970", "m12"), ("m13=x; Expires=1 Jan 70 0:0:0", "m13"), ("m14=x; Expires=Thursday, 01-Jan-70 00:00:00 GMT", "m14"), ("m15=x; Expires=Thu, 01 Jan 2099 00:00:00 GMT; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "m15"),
        ("m16=x; Max-Age=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "m16"), (" m17 = x ; Max-Age=0", "m17"), ("m18=a=b; Max-Age=0; Path=/; Secure; Partitioned", "m18"), ("m19=\"x\"; Max-Age=0", "m19"), ("m20=; Max-Age=0", "m20"),
    ];

    private const string LongText =
        "long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long";
}
