"""The Spanish of errors of stores and of internal errors, by their code, as in :mod:`gapgraph.i18n.error_phrases`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_NO_STORE: Final = (
    ("The folder is no store", "La carpeta no es un almacén"),
    ("Build it with gapgraph load.", "Constrúyalo con gapgraph load."),
)
_PACKS: Final = (
    ("Make it with gapgraph pack.", "Hágalo con gapgraph pack."),
    ("Install the extra: pip install 'gapgraph[corpus]'.", "Instale el extra: pip install 'gapgraph[corpus]'."),
)
_LATER: Final = ("Try later.", "Pruebe más tarde.")
_ASK_AGAIN: Final = ("Ask again.", "Pregunte de nuevo.")
_SAYS: Final = (
    "{sentence} (status {status}) and says: {words}",
    "{sentence} (estado {status}) y dice: {words}",
)

STORE_ERRORS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "GG210": (
        *_NO_STORE,
        ("The store can't be opened", "No se puede abrir el almacén"),
        (
            "Build it with gapgraph load; only one process at a time may write to it.",
            "Constrúyalo con gapgraph load; solo un proceso a la vez puede escribir en él.",
        ),
    ),
    "GG214": (
        ("The folder is no store, and holds {name}", "La carpeta no es un almacén, y contiene {name}"),
        ("There is something that is no folder", "Allí hay algo que no es una carpeta"),
        (
            "Name a new folder, an empty one, or a store.",
            "Nombre una carpeta nueva, una vacía, o un almacén.",
        ),
        ("The folder is no pack, and holds {name}", "La carpeta no es un paquete, y contiene {name}"),
        ("Name a new folder, an empty one, or a pack.", "Nombre una carpeta nueva, una vacía, o un paquete."),
    ),
    "GG221": (
        ("The folder is no pack", "La carpeta no es un paquete"),
        ("A file of the pack can't be read", "No se puede leer un archivo del paquete"),
        *_PACKS,
    ),
    "GG223": (
        ("Spark needs {library}", "Spark necesita {library}"),
        ("Install the extra: pip install 'gapgraph[spark]'.", "Instale el extra: pip install 'gapgraph[spark]'."),
    ),
    "GG222": (("Packs need {library}", "Los paquetes necesitan {library}"), *_PACKS),
    "GG215": (
        ("Another process builds the store", "Otro proceso construye el almacén"),
        ("Wait until it has ended.", "Espere a que termine."),
    ),
    "GG601": (
        (
            "The store can't be reached: what answers there doesn't speak TLS",
            "No se llega al almacén: lo que responde allí no habla TLS",
        ),
        ("The store can't be reached: nothing answers there", "No se llega al almacén: allí no responde nada"),
        ("The store can't be reached: {reason}", "No se llega al almacén: {reason}"),
        ("Check that it runs and that it is there.", "Compruebe que funciona y que está allí."),
        ("The store's certificate isn't trusted: {reason}", "El certificado del almacén no es de confianza: {reason}"),
        (
            "Check the address; where an authority of your own has signed, let SSL_CERT_FILE name its certificate.",
            "Compruebe la dirección; si firmó una autoridad propia, ponga su certificado en SSL_CERT_FILE.",
        ),
    ),
    "GG602": (
        ("The address can't be read", "No se puede leer la dirección"),
        ("The address is no web address", "La dirección no es una dirección web"),
        ("The address holds a name or a password", "La dirección contiene un nombre o una contraseña"),
        (
            "A password or token would go over the network in the clear",
            "Una contraseña o un token iría por la red sin cifrar",
        ),
        (
            "Write it as https://host/path, and secrets into the environment or a netrc file.",
            "Escríbala como https://host/path, y los secretos en el entorno o en un archivo netrc.",
        ),
        ("The token holds what none can hold", "El token contiene lo que ninguno puede contener"),
        (
            "A token is letters, digits and signs of ASCII, without a blank or a line break.",
            "Un token son letras, cifras y signos de ASCII, sin espacios ni saltos de línea.",
        ),
        ("The netrc file can't be read", "No se puede leer el archivo netrc"),
        ("Mend it, or set NETRC to another.", "Corríjalo, o ponga otro en NETRC."),
    ),
    "GG603": (
        ("The store wants to know who asks (status 401)", "El almacén quiere saber quién pregunta (estado 401)"),
        ("The store doesn't accept the token (status 401)", "El almacén no acepta el token (estado 401)"),
        (
            "The store doesn't accept the name and password (status 401)",
            "El almacén no acepta el nombre y la contraseña (estado 401)",
        ),
        (
            "Check the environment or the netrc file; the store's log may say more.",
            "Revise el entorno o el archivo netrc; el registro del almacén puede decir más.",
        ),
        (
            "Set GAPGRAPH_STORE_USER and GAPGRAPH_STORE_PASSWORD, or GAPGRAPH_STORE_TOKEN, or write a netrc file.",
            "Ponga GAPGRAPH_STORE_USER y GAPGRAPH_STORE_PASSWORD, o GAPGRAPH_STORE_TOKEN, o escriba un archivo netrc.",
        ),
        _SAYS,
    ),
    "GG604": (
        ("The store forbids it (status {status})", "El almacén lo prohíbe (estado {status})"),
        (
            "Ask its keeper for the right to do this, or use another address.",
            "Pida el permiso a quien lo administra, o use otra dirección.",
        ),
        _SAYS,
    ),
    "GG605": (
        ("The store gave up waiting (status {status})", "El almacén dejó de esperar (estado {status})"),
        (
            "Ask again, or raise the store's own limit of time.",
            "Pregunte de nuevo, o suba el límite de tiempo del almacén.",
        ),
        (
            "The store took longer than its gateway waits (status {status})",
            "El almacén tardó más de lo que espera su pasarela (estado {status})",
        ),
        ("Ask for less, or raise the gateway's limit.", "Pida menos, o suba el límite de la pasarela."),
        ("The store has not answered within {seconds} s", "El almacén no ha respondido en {seconds} s"),
        ("Ask for less, or give it longer with --timeout.", "Pida menos, o dele más tiempo con --timeout."),
        (
            "The store ran out of time and sent a part",
            "Al almacén se le acabó el tiempo y envió una parte",
        ),
        (
            "Ask for less, or give it longer with --timeout and in the store's own settings.",
            "Pida menos, o dele más tiempo con --timeout y en la configuración del almacén.",
        ),
        _SAYS,
    ),
    "GG606": (
        (
            "The store doesn't accept the request (status {status})",
            "El almacén no acepta la petición (estado {status})",
        ),
        (
            "See what it says; gapgraph doctor shows what it supports.",
            "Vea qué dice; gapgraph doctor muestra qué admite.",
        ),
        (
            "The store can't answer in the format asked for (status {status})",
            "El almacén no puede responder en el formato pedido (estado {status})",
        ),
        ("gapgraph doctor shows what it supports.", "gapgraph doctor muestra qué admite."),
        ("The store failed (status {status})", "El almacén falló (estado {status})"),
        ("See its log.", "Vea su registro."),
        _SAYS,
    ),
    "GG607": (
        (
            "What was sent is too large for the store (status {status})",
            "Lo enviado es demasiado grande para el almacén (estado {status})",
        ),
        (
            "Raise the limit for the size of a request, its own or its gateway's (nginx: client_max_body_size).",
            "Suba el límite del tamaño de una petición, el suyo o el de su pasarela (nginx: client_max_body_size).",
        ),
        _SAYS,
    ),
    "GG608": (
        ("The store is too busy (status {status})", "El almacén está demasiado ocupado (estado {status})"),
        (
            "The store can't be had behind its gateway (status {status})",
            "El almacén no está disponible tras su pasarela (estado {status})",
        ),
        ("The store is not available (status {status})", "El almacén no está disponible (estado {status})"),
        _LATER,
        (
            "Try later; a store may also answer so when a query takes too long.",
            "Pruebe más tarde; un almacén también puede responder así cuando una consulta tarda demasiado.",
        ),
        _SAYS,
    ),
    "GG609": (
        (
            "The store cut its answer short: {seen} rows, and there are more",
            "El almacén cortó la respuesta: {seen} filas, y hay más",
        ),
        (
            "The store cut its answer short: {seen} rows of {expected}",
            "El almacén cortó la respuesta: {seen} filas de {expected}",
        ),
        (
            "The store cut its answer short: {seen} triples of {expected}",
            "El almacén cortó la respuesta: {seen} tripletas de {expected}",
        ),
        (
            "Ask for less, or raise the store's limit of rows (Virtuoso: ResultSetMaxRows).",
            "Pida menos, o suba el límite de filas del almacén (Virtuoso: ResultSetMaxRows).",
        ),
    ),
    "GG610": (
        (
            "The connection ended in the middle of the answer: {reason}",
            "La conexión terminó en medio de la respuesta: {reason}",
        ),
        _ASK_AGAIN,
        (
            "The answer doesn't say where it ends, so that a part would look whole",
            "La respuesta no dice dónde termina, de modo que una parte parecería entera",
        ),
        (
            "Let the gateway speak HTTP/1.1 with the store (nginx: proxy_http_version 1.1), or ask by SELECT.",
            "Haga que la pasarela hable HTTP/1.1 con el almacén (nginx: proxy_http_version 1.1), o use SELECT.",
        ),
    ),
    "GG611": (
        ("SPARQLWrapper gets no answer: {reason}", "SPARQLWrapper no recibe respuesta: {reason}"),
        ("See its log.", "Vea su registro."),
        ("What the store answered can't be read: {reason}", "No se puede leer lo que respondió el almacén: {reason}"),
        (
            "Check that the address is a SPARQL endpoint's, and its log.",
            "Compruebe que la dirección es la de un punto de acceso SPARQL, y su registro.",
        ),
    ),
    "GG612": (
        ("The store sends to another place, {target}", "El almacén envía a otra parte, {target}"),
        ("Give that address yourself if you trust it.", "Dé usted esa dirección si confía en ella."),
    ),
    "GG613": (("The request was cancelled", "La petición se canceló"), _ASK_AGAIN),
    "GG614": (
        (
            "The graph {graph} is missing in the store, or its loading was cut off",
            "El grafo {graph} falta en el almacén, o su carga se interrumpió",
        ),
        (
            "The mark of the graph {graph} is malformed: it has {fault}",
            "La marca del grafo {graph} está mal formada: tiene {fault}",
        ),
        (
            "Run gapgraph load with the store's address: it finishes what was begun.",
            "Ejecute gapgraph load con la dirección del almacén: termina lo empezado.",
        ),
    ),
    "GG616": (
        ("{store} can't do this: {what}", "{store} no puede hacerlo: {what}"),
        ("See the page of the store in docs/stores/.", "Vea la página del almacén en docs/stores/."),
    ),
    "GG617": (
        ("There is nothing at this address (status {status})", "No hay nada en esta dirección (estado {status})"),
        (
            "Check it; each address can be given by itself.",
            "Revísela; cada dirección se puede dar por separado.",
        ),
        (
            "No SPARQL endpoint was found at or below the address",
            "No se encontró ningún punto de acceso SPARQL en la dirección ni bajo ella",
        ),
        (
            "Give the address of its SPARQL endpoint itself; gapgraph doctor tries the usual ones.",
            "Dé la dirección del punto de acceso SPARQL; gapgraph doctor prueba las habituales.",
        ),
        ("No {what} address of the store is known", "No se conoce la dirección {what} del almacén"),
        ("Give its {what} address.", "Dé su dirección {what}."),
        _SAYS,
    ),
    "GG618": (
        ("Remote stores need {library}", "Los almacenes en la red requieren {library}"),
        (
            "Install the extra: pip install 'gapgraph[remote]'.",
            "Instale el extra: pip install 'gapgraph[remote]'.",
        ),
    ),
    "GG619": (
        (
            "The store holds {held} triples of {graph} where {size} were meant",
            "El almacén tiene {held} tripletas de {graph} donde debían ser {size}",
        ),
        (
            "Load again; if it stays so, gapgraph conformance tells what the store does otherwise.",
            "Cargue de nuevo; si sigue así, gapgraph conformance dice qué hace el almacén de otro modo.",
        ),
    ),
    "GG620": (
        ("The authorities to trust can't be read", "No se pueden leer las autoridades de confianza"),
        (
            "Let SSL_CERT_FILE name a file of certificates in PEM, or unset it.",
            "Ponga en SSL_CERT_FILE un archivo de certificados en PEM, o quite la variable.",
        ),
    ),
    "GG621": (
        (
            "Another load writes to the same store, and has taken over {graph}",
            "Otra carga escribe en el mismo almacén, y se ha hecho cargo de {graph}",
        ),
        (
            "Let it end, and load again: what is whole then is left alone.",
            "Deje que termine y cargue de nuevo: lo que ya esté entero no se toca.",
        ),
    ),
    "GG622": (
        ("The graph {graph} no longer holds what was loaded", "El grafo {graph} ya no contiene lo que se cargó"),
        (
            "The coverage of {report} was derived from other claims, or another ontology or law",
            "La cobertura de {report} se derivó de otras afirmaciones, o de otra ontología u otras leyes",
        ),
        (
            "Run gapgraph load with the store's address: it sends again what differs. gapgraph doctor shows all.",
            "Ejecute gapgraph load con la dirección del almacén: reenvía lo que difiere. gapgraph doctor muestra todo.",
        ),
        (
            "Run gapgraph load with the store's address, without --only; --prune removes what is gone.",
            "Ejecute gapgraph load con la dirección del almacén, sin --only; --prune quita lo que ya no está.",
        ),
    ),
    "GG623": (
        (
            "The graph {graph} here is another than in the store, which has reports that aren't loaded now: {reports}",
            "El grafo {graph} de aquí no es el del almacén, que tiene informes que ahora no se cargan: {reports}",
        ),
        (
            "Load them too, without --only, or let --prune remove them.",
            "Cárguelos también, sin --only, o deje que --prune los quite.",
        ),
    ),
    "GG624": (
        (
            "The store has no room left on its disk (status {status})",
            "Al almacén no le queda espacio en su disco (estado {status})",
        ),
        (
            "Make room there, restart the store if it still refuses, and load again: what is whole is left alone.",
            "Libere espacio allí, reinicie el almacén si aún se niega y cargue de nuevo: lo entero queda como está.",
        ),
        _SAYS,
    ),
    "GG701": (
        (
            "{count} reports from number {first} of size {size} can't be generated",
            "No se pueden generar {count} informes desde el número {first} de tamaño {size}",
        ),
        (
            "Ask for 1 to {most} reports of a size from 0.05 to 5.",
            "Pida de 1 a {most} informes de un tamaño de 0.05 a 5.",
        ),
    ),
    "GG900": (
        (
            "Gapgraph failed in a way it shouldn't: {kind}: {error}",
            "Gapgraph falló como no debería: {kind}: {error}",
        ),
        (
            "Please report it with the command you ran and what it prints with {variable}=1.",
            "Le rogamos que lo comunique con la orden que ejecutó y lo que escribe con {variable}=1.",
        ),
    ),
}
"""The sentences and remedies of the errors of each code."""
