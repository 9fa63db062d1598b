"""Outlets of the press that are known by name, and the words by which an unknown one is told to be one.

An open list: a name that is missing here is still found where its last word is one of ``NOUNS``.
"""

from __future__ import annotations

from typing import Final

WITH_ARTICLE: Final = (
    "Associated Press|New York Times|Washington Post|Wall Street Journal|Guardian|Times|Telegraph|Daily Telegraph|"
    "Sunday Times|Independent|Observer|Economist|Atlantic|New Yorker|Hill|Hindu|Indian Express|Times of India|"
    "Economic Times|Irish Times|Irish Independent|Boston Globe|Chicago Tribune|Daily Beast|Intercept|Conversation|"
    "Spectator|Sydney Morning Herald|Age|Australian|Globe and Mail|Toronto Star|Jerusalem Post|Times of Israel|"
    "Moscow Times|Kyiv Independent|Kyiv Post|Sun|Daily Mail|Daily Mirror|Straits Times|Japan Times|Korea Herald|"
    "South China Morning Post|Bangkok Post|Scotsman|Herald|Philadelphia Inquirer|Miami Herald|Verge|Information|"
    "Week|New Republic|Nation|Wire|Print|Punch|Mail on Sunday|Daily Star|Texas Tribune|"
    "Daily Nation|Business Daily|Star|Standard|East African|Herald Sun|Courier-Mail|Daily Graphic|Daily Monitor|"
    "Press and Journal|Evening Standard|Irish Examiner|Irish News|Canberra Times|West Australian|Mail & Guardian|"
    "Sunday Mirror|Big Issue|New European|Athletic|Seattle Times|Denver Post|Dallas Morning News|Arizona Republic|"
    "Santa Fe New Mexican|Salt Lake Tribune|Stage|Oregonian|Tennessean|Oklahoman|Art Newspaper"
)
WITHOUT_ARTICLE: Final = (
    "Financial Times|Los Angeles Times|Hindustan Times|Reuters|BBC News|BBC|CNN|AFP|Agence France-Presse|AP|PTI|"
    "Press Trust of India|ANI|IANS|Bloomberg News|Bloomberg|Al Jazeera|Al Arabiya|Al-Arabiya|Politico|Axios|NPR|"
    "PBS|NBC News|NBC|CBS News|CBS|ABC News|ABC|Fox News|MSNBC|CNBC|Sky News|ITV News|ITV|Channel 4 News|"
    "Deutsche Welle|DW|Der Spiegel|Die Zeit|Die Welt|Bild|Süddeutsche Zeitung|Frankfurter Allgemeine Zeitung|"
    "Le Monde|Le Figaro|Libération|Le Parisien|France 24|France Info|El País|El Pais|El Mundo|"
    "La Vanguardia|La Repubblica|Corriere della Sera|ANSA|Ansa|EFE|dpa|DPA|TASS|Tass|RIA Novosti|Interfax|"
    "Kommersant|Novaya Gazeta|Meduza|Ukrainska Pravda|Suspilne|Ukrinform|Xinhua|Xinhua News Agency|Global Times|"
    "CCTV|CGTN|People's Daily|Kyodo|Kyodo News|NHK|Yonhap|Yonhap News Agency|KCNA|Anadolu Agency|Anadolu|Hurriyet|"
    "Haaretz|Ynet|WAFA|Wafa|SANA|IRNA|Fars News Agency|Tasnim|Press TV|Mehr|Dawn|Geo News|NDTV|India Today|Mint|"
    "Scroll|RTÉ News|RTÉ|RTE|Newsweek|Time|Forbes|Fortune|Vox|Slate|Salon|Wired|BuzzFeed News|"
    "BuzzFeed|HuffPost|USA Today|ProPublica|Business Insider|Insider|Variety|Deadline|The Hollywood Reporter|"
    "Rolling Stone|Vanity Fair|Foreign Policy|Bellingcat|Mediapart|Semafor|Punchbowl News|"
    "Stat News|TMZ|ESPN|L'Équipe|L'Equipe|Marca|Gazzetta dello Sport|Daily Maverick|News24|Premium Times|Vanguard|"
    "Nature|Science|Scientific American|New Scientist|Science News|The Lancet|Globo|O Globo|Folha de S.Paulo|"
    "Clarín|La Nación|Telesur|Radio Free Europe|Radio Free Asia|Voice of America|Radio France Internationale|RFI|"
    "Euronews|Swissinfo|PA|AAP|UPI|Press Association|PA Media|Canadian Press|CBC|CBC News|CTV News|TVNZ|Stuff|RNZ|"
    "SBS|SBS News|Ghana News Agency|"
    "Ouest-France|Les Echos|Les Échos|La Croix|L'Humanité|L'Express|Le Point|L'Obs|Le Télégramme|Sud Ouest|France Bleu|"
    "Franceinfo|France Inter|Europe 1|BFMTV|La Lettre|Nice-Matin|Handelsblatt|Der Standard|Die Presse|Der Tagesspiegel|"
    "taz|Stern|Focus|Heise|Golem|Tagesschau|ARD|ZDF|NZZ|Neue Zürcher Zeitung|SRF|De Standaard|De Morgen|De Tijd|"
    "Le Soir|VRT|RTBF|De Telegraaf|NRC|de Volkskrant|Trouw|NOS|Politiken|Berlingske|Aftenposten|NRK|Dagens Nyheter|"
    "Svenska Dagbladet|SVT|Helsingin Sanomat|Yle|Gazeta Wyborcza|Onet|Rai|Rai News|La Stampa|Il Sole 24 Ore|"
    "Il Fatto Quotidiano|Lusa|Público|Expresso|Correio da Manhã|RTP|Europa Press|El Confidencial|El Diario|ABC Color|"
    "Kathimerini|ERT|Agerpres|Milliyet|Cumhuriyet|Asahi Shimbun|Yomiuri Shimbun|Mainichi Shimbun|Nikkei|Nikkei Asia|"
    "Caixin|Rappler|Tempo|Kompas|Malaysiakini|Channel NewsAsia|CNA|Prothom Alo|Geo TV|ARY News|Tolo News|Al-Ahram|"
    "Al Mayadeen|Sabah|Citizen TV|Newstalk|Virgin Media News|STV|STV News|S4C|GB News|LBC|TalkTV|talkSPORT|"
    "Sportsnet|TSN|Fox Sports|Fox Cricket|Sky Sports|BBC Sport|Bleacher Report|Nine News|Seven News|"
    "Press Gazette|Private Eye|Ars Technica|TechCrunch|The Register|404 Media|Engadget|CNET|ZDNet|Gizmodo|Nikkei|"
    "MLex|Law360|Bloomberg Law|Spectrum News|C-SPAN|Univision|Telemundo|El Universal|Reforma|Infobae|La Tercera|"
    "Dainik Bhaskar|Dainik Jagran|Amar Ujala|Anandabazar Patrika|Lokmat|Malayala Manorama|Het Nieuwsblad|"
    "Het Laatste Nieuws|Het Parool"
)
NOUNS: Final = (
    "Post|Times|News|Journal|Tribune|Herald|Gazette|Chronicle|Observer|Telegraph|Mirror|Courier|Inquirer|Examiner|"
    "Independent|Standard|Press|Agency|Newspaper|Magazine|Radio|TV|Television|Broadcasting|Globe|Star|Dispatch|"
    "Argus|Record|Weekly|Daily|Wire|Reporter|Bulletin|Monitor|Review|Ledger|Echo|Sentinel|Register|Zeitung|"
    "Express|Mail|Hindu|FM|Producer"
)
